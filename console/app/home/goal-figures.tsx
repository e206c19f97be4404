import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Results as Caused } from '../../contract/result-answers.ts';
import { ask } from '../ask.ts';
import { count } from '../parts/formats.ts';
import { hrefTo } from '../route.ts';
import { percent } from '../sending/percent.ts';
import { homeWords } from './home-words.ts';

const t = homeWords.goals;
/** care 96: satisfaction first, then who stays, then who came back. */
export function GoalFigures() {
  const retention = useQuery({ queryKey: ['home', 'retention'], queryFn: () => ask('GET /api/home/retention') });
  const { today = '', surveyedFrom = '' } = retention.data ?? {};
  const survey = useQuery({
    queryKey: ['home', 'satisfaction', today],
    queryFn: () => ask('GET /api/surveys/results', { query: { campaign: 'satisfaction-survey', from: surveyedFrom, to: today } }),
    enabled: retention.isSuccess,
  });
  const winBack = useQuery({
    queryKey: ['home', 'won-back'],
    queryFn: () => ask('GET /api/campaigns/:id/results', { path: { id: 'win-back' } }),
  });
  const satisfied = survey.data?.results.satisfied;
  const { kept = 0, silent = 0 } = retention.data ?? {};
  return (
    <dl className="goals" aria-label={t.title}>
      <Goal name={t.satisfied} href={hrefTo('surveys')} busy={retention.isPending || survey.isPending}>
        {satisfied === undefined ? (
          <span className="muted">{t.tooFew}</span>
        ) : (
          <>
            <strong>{percents.format(satisfied.value)}</strong>
            <span className="muted">{t.between(percents.format(satisfied.low), percents.format(satisfied.high), count(satisfied.n))}</span>
          </>
        )}
      </Goal>
      <Goal name={t.kept} href={hrefTo('programme')} busy={retention.isPending}>
        {kept + silent === 0 ? (
          <span className="muted">{t.noOrders}</span>
        ) : (
          <>
            <strong>
              {retention.data?.about === true ? homeWords.roughly(percent(kept, kept + silent)) : percent(kept, kept + silent)}
            </strong>
            <span className="muted">{t.of(count(kept), count(kept + silent), retention.data?.about === true)}</span>
          </>
        )}
      </Goal>
      <Goal name={t.wonBack} href={hrefTo('campaigns', 'win-back')} busy={winBack.isPending}>
        {winBack.data === undefined || winBack.data.lift.asked.n === 0 ? (
          <span className="muted">{t.nobodyAsked}</span>
        ) : (
          <WonBack caused={winBack.data} />
        )}
      </Goal>
    </dl>
  );
}

const percents = new Intl.NumberFormat(navigator.language, { style: 'percent', maximumFractionDigits: 0 });

function WonBack({ caused: { lift } }: { readonly caused: Caused }) {
  const { asked, verdict } = lift;
  return (
    <>
      <strong>{count(asked.reached)}</strong>
      <span className="muted">
        {t.ofAsked(count(asked.n))} {t.verdicts[verdict.kind]}
      </span>
    </>
  );
}

interface GoalProps {
  readonly name: string;
  readonly href: string;
  readonly busy: boolean;
  readonly children: ReactNode;
}

const Goal = ({ name, href, busy, children }: GoalProps) => (
  <div className="card">
    <dt>
      <a href={href}>{name}</a>
    </dt>
    <dd aria-busy={busy}>{busy ? <Skeleton height={30} width={90} /> : children}</dd>
  </div>
);
