import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Plan } from '../../contract/campaign-answers.ts';
import type { Results } from '../../contract/result-answers.ts';
import { ask, askForFile } from '../ask.ts';
import { calendarDay, count, money } from '../parts/formats.ts';
import { saveFile } from '../parts/save-file.ts';
import { percent } from '../sending/percent.ts';
import { stepName } from './describe-plan.ts';
import { LiftVerdict } from './lift-verdict.tsx';
import { resultWords as t } from './result-words.ts';
import { StepTable } from './step-table.tsx';
import { VariantResults } from './variant-results.tsx';

interface CampaignResultsProps {
  readonly id: string;
  /** As the campaign is now: they give its messages their names. */
  readonly steps: Plan['steps'];
}

/** What came of a campaign: in sum, against those left out, step by step, and why messages were held back. */
export function CampaignResults({ id, steps }: CampaignResultsProps) {
  const nameOfStep = (step: string) => stepName(steps, step);
  const results = useQuery({
    queryKey: ['campaign', id, 'results'],
    queryFn: () => ask('GET /api/campaigns/:id/results', { path: { id } }),
  });
  const file = useMutation({
    mutationFn: () => askForFile('GET /api/campaigns/:id/results/file', { path: { id } }),
    onSuccess: (csv) => saveFile(`results-${id}.csv`, 'text/csv;charset=utf-8', csv),
  });
  const { data } = results;
  if (data === undefined || data.total.decided === 0) return null;
  return (
    <section className="versions results">
      <div className="section-head">
        <div>
          <h2>{t.title}</h2>
          <p className="muted small">{t.period(calendarDay(data.from), calendarDay(data.to))}</p>
        </div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} stroke={1.6} />}
          loading={file.isPending}
          onClick={() => file.mutate()}
        >
          {t.download}
        </Button>
      </div>
      {file.isError && (
        <p className="why-problem" role="alert">
          {file.error.message}
        </p>
      )}
      <Sum results={data} />
      <LiftVerdict results={data} />
      <VariantResults results={data} nameOfStep={nameOfStep} />
      <section className="card editor-part">
        <h3>{t.steps}</h3>
        <StepTable results={data} nameOfStep={nameOfStep} />
      </section>
      {data.why.length > 0 && <HeldBack results={data} />}
    </section>
  );
}

function Sum({ results: { total, goal, currency } }: { readonly results: Results }) {
  const ofSent = (part: number) => (total.sent === 0 ? '' : t.shareOf(percent(part, total.sent)));
  const figures: readonly (readonly [string, string, string])[] = [
    [t.sent, count(total.sent), ''],
    [t.opened, count(total.opened), ofSent(total.opened)],
    [t.clicked, count(total.clicked), ofSent(total.clicked)],
    [t.goal(goal.by), count(total.goal), ''],
    [t.revenue, money(total.revenue / 100, currency), ''],
    [t.heldBack, count(total.heldBack), ''],
  ];
  return (
    <section className="card editor-part">
      <dl className="figures">
        {figures.map(([name, value, help]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {help !== '' && <span className="muted">{help}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function HeldBack({ results: { why, total } }: { readonly results: Results }) {
  return (
    <section className="card editor-part">
      <h3>{t.why}</h3>
      <ul className="held">
        {why.map(({ reason, why: said, count: held }) => (
          <li key={reason}>
            <span className="held-count">{count(held)}</span>
            <span className="held-bar" aria-hidden="true">
              <span style={{ width: `${Math.max(1, (held / total.decided) * 100)}%` }} />
            </span>
            <span>{said}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
