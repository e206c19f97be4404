import { Button, SegmentedControl } from '@mantine/core';
import { IconLifebuoy, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Estimate, ListedCase } from '../../contract/case-answers.ts';
import { ask } from '../ask.ts';
import { useCompany } from '../company.ts';
import { calendarDay, shortDayIn, timeIn } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { Empty, Failure, LoadingRows } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { CasePane } from './case-pane.tsx';
import { casePlace } from './case-path.ts';
import { NewCase } from './new-case.tsx';

const t = words.cases;
const states = ['open', 'overdue', 'closed'] as const;
type Shown = (typeof states)[number];

export function CasesPage({ id }: { readonly id: string | undefined }) {
  const [shown, setShown] = useState<Shown>('open');
  const [opening, setOpening] = useState(false);
  const cases = useQuery({ queryKey: ['cases', shown], queryFn: () => ask('GET /api/cases', { query: { state: shown } }) });
  const figures = cases.data?.figures;
  return (
    <div className="split" data-open={id !== undefined}>
      <section className="split-list" aria-label={t.title}>
        <header className="list-head">
          <div className="list-title">
            <h1>{t.title}</h1>
            {figures !== undefined && <span className="muted">{t.figures(figures.open, figures.overdue)}</span>}
          </div>
          <SegmentedControl
            aria-label={t.show}
            data={states.map((value) => ({ value, label: t.states[value] }))}
            value={shown}
            onChange={(value) => setShown(states.find((state) => state === value) ?? 'open')}
          />
          <Button variant="default" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => setOpening(true)}>
            {t.newCase}
          </Button>
        </header>
        <div className="list-scroll">
          {cases.isPending && <LoadingRows />}
          {cases.isError && <Failure error={cases.error} onRetry={() => cases.refetch()} />}
          {cases.data?.items.length === 0 && <Empty icon={IconLifebuoy} title={t.emptyOf[shown]} help={t.emptyHelp} />}
          <ul className="rows">
            {cases.data?.items.map((one) => (
              <CaseRow key={casePlace(one.customer.id, one.case.id)} listed={one} open={casePlace(one.customer.id, one.case.id) === id} />
            ))}
          </ul>
          {figures !== undefined && figures.inTime !== null && shown === 'closed' && (
            <p className="list-foot muted">{inTimeText(figures.inTime)}</p>
          )}
        </div>
      </section>
      <section className="split-pane" aria-label={t.history}>
        {id === undefined ? <Empty icon={IconLifebuoy} title={t.pick} help={t.pickHelp} /> : <CasePane key={id} place={id} />}
      </section>
      <NewCase opened={opening} onClose={() => setOpening(false)} />
    </div>
  );
}

function inTimeText({ value, low, high, n }: Estimate): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return t.inTime(percent(value), percent(low), percent(high), n);
}

function CaseRow({ listed: { customer, case: one }, open }: { readonly listed: ListedCase; readonly open: boolean }) {
  const { timeZone } = useCompany();
  const when =
    one.closedOn !== undefined
      ? t.closedOn(calendarDay(one.closedOn))
      : one.due === undefined
        ? t.noDue
        : t.due(shortDayIn(one.due, timeZone), timeIn(one.due, timeZone));
  return (
    <li>
      <a className="row" href={hrefTo('cases', casePlace(customer.id, one.id))} aria-current={open ? 'true' : undefined}>
        <span className="row-body">
          <span className="row-line">
            <span className="row-title">{customer.name ?? customer.id}</span>
            <span className="standing" data-standing={one.standing}>
              {t.standing[one.standing]}
            </span>
          </span>
          <span className="row-line muted">
            <span className="row-sub">{one.about ?? t.kind(one.kind)}</span>
          </span>
          <span className="row-line muted">
            <span className="row-sub">{oneLine([when, one.owner])}</span>
          </span>
        </span>
      </a>
    </li>
  );
}
