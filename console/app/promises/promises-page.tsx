import { Button, SegmentedControl } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Estimate } from '../../contract/case-answers.ts';
import type { ListedPromise } from '../../contract/promise-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { shortDayIn, timeIn } from '../parts/formats.ts';
import { Empty, Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { NewPromise } from './new-promise.tsx';

const t = words.promises;
const states = ['open', 'broken', 'kept'] as const;

/** care 25: the ledger of promises. */
export function PromisesPage() {
  const [shown, setShown] = useState<(typeof states)[number]>('open');
  const list = useQuery({ queryKey: ['promises', shown], queryFn: () => ask('GET /api/promises', { query: { state: shown } }) });
  const [opening, setOpening] = useState(false);
  const figures = list.data?.figures;
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about}>
        <Button variant="default" onClick={() => setOpening(true)}>
          {t.newPromise}
        </Button>
        <SegmentedControl
          aria-label={t.show}
          data={states.map((value) => ({ value, label: t.states[value] }))}
          value={shown}
          onChange={(value) => setShown(states.find((state) => state === value) ?? 'open')}
        />
      </PageHead>
      {figures !== undefined && (
        <p className="muted">
          {[t.figures(figures.open, figures.dueSoon, figures.broken), ...(figures.inTime === null ? [] : [inTime(figures.inTime)])].join(
            ' · ',
          )}
        </p>
      )}
      {list.isPending && <LoadingRows />}
      {list.isError && <Failure error={list.error} onRetry={() => list.refetch()} />}
      {list.data?.items.length === 0 && <Empty icon={IconHeartHandshake} title={t.empty[shown]} help={t.emptyHelp} />}
      <div className="ledger">
        {list.data?.items.map((one) => (
          <PromiseCard key={`${one.customer.id} ${one.promise.id}`} listed={one} />
        ))}
      </div>
      <NewPromise opened={opening} onClose={() => setOpening(false)} />
    </div>
  );
}

const inTime = ({ value, low, high, n }: Estimate): string => {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return t.inTime(percent(value), percent(low), percent(high), n);
};

function PromiseCard({ listed: { customer, promise } }: { readonly listed: ListedPromise }) {
  const { timeZone } = useCompany();
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: () => ask('POST /api/promises/:customer/:id/kept', { path: { customer: customer.id, id: promise.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['promises'] }),
  });
  const { keptAt, moved = [] } = promise;
  return (
    <article className="card ledger-line">
      <div>
        <h2>{promise.text}</h2>
        <p className="muted">
          <a href={hrefTo('customers', customer.id)}>{customer.name ?? customer.id}</a>
          {[
            t.kind(promise.kind),
            t.due(shortDayIn(promise.dueAt, timeZone), timeIn(promise.dueAt, timeZone)),
            ...(keptAt === undefined ? [] : [t.keptOn(shortDayIn(keptAt, timeZone))]),
            ...(moved.length === 0 ? [] : [t.moved(moved.length)]),
          ].map((part) => ` · ${part}`)}
        </p>
        {keep.isError && <p className="why-problem">{keep.error.message}</p>}
      </div>
      <span className="standing" data-standing={tone(promise.standing)}>
        {t.standing[promise.standing]}
      </span>
      {keptAt === undefined && (
        <ConfirmButton
          label={t.keep}
          title={t.keepTitle(promise.text)}
          help={t.keepHelp}
          busy={keep.isPending}
          onConfirm={() => keep.mutate()}
          mild
        />
      )}
    </article>
  );
}

const tone = (standing: ListedPromise['promise']['standing']): string => {
  switch (standing) {
    case 'open':
    case 'kept':
      return 'open';
    case 'due-soon':
      return 'due-soon';
    case 'broken':
    case 'kept-late':
      return 'overdue';
  }
};
