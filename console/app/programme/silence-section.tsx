import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SilencePage } from '../../contract/programme-answers.ts';
import { ask } from '../ask.ts';
import { calendarDay, count } from '../parts/formats.ts';
import { Failure } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { CycleTable } from './cycle-table.tsx';
import { readPages } from './read-pages.ts';
import { StandingFigures } from './standing-figures.tsx';
import { SurveyHead } from './survey-head.tsx';
import { WinBackFigures } from './win-back-figures.tsx';

const t = words.programme.silence;
const PAGE = 100;
const SHOWN = 10;

/** Cycles, one-time buyers, regulars gone quiet, and what win-back brought. */
export function SilenceSection() {
  const [read, setRead] = useState(0);
  const survey = useMutation({
    mutationFn: () => readPages((after) => ask('GET /api/programme/silence', { query: { limit: PAGE, after } }), setRead),
  });
  return (
    <section className="card">
      <SurveyHead title={t.title} isReading={survey.isPending} onRead={() => survey.mutate()} />
      {survey.isPending && <p className="muted">{words.programme.reading(count(read))}</p>}
      {survey.isError && <Failure error={survey.error} onRetry={() => survey.mutate()} />}
      {survey.isSuccess && <Findings pages={survey.data} />}
    </section>
  );
}

function Findings({ pages }: { readonly pages: readonly SilencePage[] }) {
  const sum = (of: (page: SilencePage) => number) => pages.reduce((total, page) => total + of(page), 0);
  const lapsed = pages.flatMap((page) => page.lapsed);
  return (
    <>
      <dl className="figures">
        <div>
          <dt>{t.ordered}</dt>
          <dd>{count(sum(({ customers }) => customers))}</dd>
        </div>
        <div>
          <dt>{t.oneTime}</dt>
          <dd>{count(sum(({ oneTime }) => oneTime))}</dd>
        </div>
        <div>
          <dt>{t.lapsedCount}</dt>
          <dd>{count(lapsed.length)}</dd>
        </div>
      </dl>
      <StandingFigures pages={pages} />
      <CycleTable cycles={pages.flatMap((page) => page.cycles)} />
      <WinBackFigures pages={pages} />
      <h3>{t.lapsed}</h3>
      <p className="muted">{lapsed.length === 0 ? t.lapsedNone : t.lapsedAbout}</p>
      <ul className="plain-list">
        {lapsed.slice(0, SHOWN).map(({ customer, since, lastOrderOn }) => (
          <li key={customer.id}>
            <a href={hrefTo('customers', customer.id)}>{customer.name ?? customer.id}</a>
            <span className="muted">
              {t.last(calendarDay(lastOrderOn))} · {t.since(calendarDay(since))}
            </span>
          </li>
        ))}
        {lapsed.length > SHOWN && <li className="muted">{words.programme.tiers.more(count(lapsed.length - SHOWN))}</li>}
      </ul>
    </>
  );
}
