import { Button, Group, Select } from '@mantine/core';
import { IconDownload, IconRotate } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { draftsShape, RecallLine } from '../../contract/recall-answers.ts';
import { ask, askForFile } from '../ask.ts';
import { useCompany } from '../company.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { calendarDay, shortDayIn } from '../parts/formats.ts';
import { oneLine } from '../parts/one-line.ts';
import { saveFile } from '../parts/save-file.ts';
import { Empty, Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { isKept } from '../parts/use-kept.ts';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { RecallDrafts } from './recall-drafts.tsx';
import { RECALL_FORM, StartRecall } from './start-recall.tsx';

const t = words.recalls;

/** What was approved is a file on its way: looked for until it has come. */
const BEGINS = 5_000;
const isBeginning = (drafts: z.infer<typeof draftsShape> | undefined) =>
  drafts?.items.some(({ state, begun }) => state === 'approved' && !begun) ?? false;

/** care 19 to 21: recalls, owner by owner. */
export function RecallsPage() {
  const drafts = useQuery({
    queryKey: ['recalls', 'drafts'],
    queryFn: () => ask('GET /api/recall-drafts'),
    refetchInterval: ({ state }) => (isBeginning(state.data) ? BEGINS : false),
  });
  const heads = useQuery({
    queryKey: ['recalls'],
    queryFn: () => ask('GET /api/recalls'),
    refetchInterval: isBeginning(drafts.data) ? BEGINS : false,
  });
  const [asking, setAsking] = useState(() => isKept(RECALL_FORM));
  const [chosen, setChosen] = useState<string | null>(null);
  const all = heads.data?.items ?? [];
  const head = all.find(({ id }) => id === chosen) ?? all.at(-1);
  const path = { id: head?.id ?? '' };
  const recall = useQuery({
    queryKey: ['recalls', head?.id],
    queryFn: () => ask('GET /api/recalls/:id', { path }),
    enabled: head !== undefined,
  });
  const proof = useMutation({
    mutationFn: () => askForFile('GET /api/recalls/:id/proof', { path }),
    onSuccess: (csv) => saveFile(`recall-${head?.id ?? ''}.csv`, 'text/csv;charset=utf-8', csv),
  });
  const figures = recall.data?.figures;
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about}>
        <Group gap="sm">
          {head !== undefined && (
            <Button
              variant="default"
              leftSection={<IconDownload size={16} stroke={1.6} />}
              loading={proof.isPending}
              onClick={() => proof.mutate()}
            >
              {t.proof}
            </Button>
          )}
          {drafts.data?.mayAsk === true && !asking && <Button onClick={() => setAsking(true)}>{t.begin}</Button>}
        </Group>
      </PageHead>
      {asking && drafts.data?.mayAsk === true && <StartRecall earliest={drafts.data.earliest} onDone={() => setAsking(false)} />}
      {drafts.isError && <Failure error={drafts.error} onRetry={() => drafts.refetch()} />}
      {drafts.isSuccess && <RecallDrafts drafts={drafts.data.items} />}
      {heads.isPending && <LoadingRows />}
      {heads.isError && <Failure error={heads.error} onRetry={() => heads.refetch()} />}
      {heads.isSuccess && head === undefined && <Empty icon={IconRotate} title={t.empty} help={t.emptyHelp} />}
      {head !== undefined && (
        <>
          <div className="filters">
            <Select
              label={t.which}
              data={all.map(({ id, model }) => ({ value: id, label: t.named(id, model) }))}
              value={head.id}
              allowDeselect={false}
              onChange={setChosen}
            />
          </div>
          <p>
            {head.reason} <span className="muted">· {head.safety ? t.safety.yes : t.safety.no}</span>
          </p>
        </>
      )}
      {figures !== undefined && (
        <p className="muted">{t.figures(figures.owners, figures.told, figures.acknowledged, figures.byPost, figures.closed)}</p>
      )}
      {recall.isError && <Failure error={recall.error} onRetry={() => recall.refetch()} />}
      <div className="ledger">
        {recall.data?.items.map((line) => (
          <OwnerCard key={`${line.customer.id} ${line.asset}`} line={line} recall={path.id} />
        ))}
      </div>
    </div>
  );
}

function OwnerCard({ line, recall }: { readonly line: RecallLine; readonly recall: string }) {
  const { timeZone } = useCompany();
  const queries = useQueryClient();
  const tick = useMutation({
    mutationFn: (step: string) =>
      ask('POST /api/recalls/:id/steps', { path: { id: recall }, body: { customer: line.customer.id, asset: line.asset, step } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['recalls'] }),
  });
  const { route } = line;
  const km = 'km' in route && route.km !== undefined ? String(Math.round(route.km)) : '';
  const how =
    route.kind === 'call' ? t.route.call : route.kind === 'workshop' ? t.route.workshop(km, route.workshop ?? '') : t.route[route.kind](km);
  const told = line.byPost ? t.byPost : line.firstTold === undefined ? t.notTold : t.told(shortDayIn(line.firstTold, timeZone));
  const read = line.acknowledgedOn === undefined ? t.notAcknowledged : t.acknowledged(calendarDay(line.acknowledgedOn));
  return (
    <article className="card ledger-line">
      <div>
        <h2>
          <a href={hrefTo('customers', line.customer.id)}>{line.customer.name ?? line.customer.id}</a>
        </h2>
        <p className="muted">{oneLine([line.product, line.serial, told, read, how])}</p>
        {tick.isError && <p className="why-problem">{tick.error.message}</p>}
      </div>
      {line.closedOn === undefined ? (
        <div className="ledger-steps">
          {line.missing.map((step) => (
            <ConfirmButton
              key={step}
              size="xs"
              label={t.step(step)}
              title={t.stepTitle(step, line.customer.name ?? line.customer.id)}
              help={t.stepHelp}
              busy={tick.isPending}
              onConfirm={() => tick.mutate(step)}
              mild
            />
          ))}
        </div>
      ) : (
        <span className="standing" data-standing="open">
          {t.done(calendarDay(line.closedOn))}
        </span>
      )}
    </article>
  );
}
