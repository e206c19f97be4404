import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { LEAST_REPORTERS, mineDemand } from '../../../domain/demand/mine-demand.ts';
import { ask } from '../ask.ts';
import { calendarDay, count } from '../parts/formats.ts';
import { Failure } from '../parts/states.tsx';
import { words } from '../words.ts';
import { readPages } from './read-pages.ts';
import { SurveyHead } from './survey-head.tsx';

const t = words.programme.ideas;
const PAGE = 200;

/** care 31: uses and faults that many customers report alike, and that nobody has listed. */
export function IdeasSection() {
  const [read, setRead] = useState(0);
  const survey = useMutation({
    mutationFn: () => readPages((after) => ask('GET /api/programme/reports', { query: { limit: PAGE, after } }), setRead),
  });
  const reports = survey.data?.flatMap((page) => page.reports) ?? [];
  const ideas = mineDemand(reports, survey.data?.[0]?.listed ?? []);
  return (
    <section className="card">
      <SurveyHead title={t.title} isReading={survey.isPending} onRead={() => survey.mutate()} />
      <p className="muted">{t.about(LEAST_REPORTERS)}</p>
      {survey.isPending && <p className="muted">{words.programme.reading(count(read))}</p>}
      {survey.isError && <Failure error={survey.error} onRetry={() => survey.mutate()} />}
      {survey.isSuccess && ideas.length === 0 && <p>{t.none(count(reports.length))}</p>}
      <ul className="plain-list">
        {ideas.map(({ model, text, customers, since }) => (
          <li key={`${model} ${text}`}>
            <strong>
              {model}: {text}
            </strong>
            <span className="muted">{t.by(count(customers.length), calendarDay(since))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
