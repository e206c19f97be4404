import { IconAlertTriangle, IconChecks, IconChevronRight } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Home, Quiet, Week } from '../../contract/home-answers.ts';
import { ask } from '../ask.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { calendarDay, count } from '../parts/formats.ts';
import { Failure, LoadingRows, PageHead } from '../parts/states.tsx';
import { hrefTo } from '../route.ts';
import { words } from '../words.ts';
import { FirstSteps } from './first-steps.tsx';
import { GoalFigures } from './goal-figures.tsx';
import { homeWords as t } from './home-words.ts';
import { WeekSection } from './week-section.tsx';

export function HomePage() {
  const home = useQuery({ queryKey: ['home'], queryFn: () => ask('GET /api/home'), refetchInterval: 60_000 });
  const quiet = useQuery({ queryKey: ['home', 'quiet'], queryFn: () => ask('GET /api/programme/quiet') });
  const week = useQuery({ queryKey: ['home', 'week'], queryFn: () => ask('GET /api/home/week') });
  return (
    <div className="page">
      <PageHead title={t.title} about={t.about}>
        <PauseEverything />
      </PageHead>
      <FirstSteps />
      <GoalFigures />
      <div className="priced">
        <section className="card">
          <h2>{t.attention}</h2>
          {home.isPending && <LoadingRows rows={2} />}
          {home.isError && <Failure error={home.error} onRetry={() => home.refetch()} />}
          {home.isSuccess && <Attention home={home.data} quiet={quiet.data} week={week.data} />}
        </section>
        <WeekSection />
      </div>
    </div>
  );
}

/** Marketing alone: the banner above says who paused it, and resumes it. */
function PauseEverything() {
  const queries = useQueryClient();
  const sending = useQuery({ queryKey: ['sending'], queryFn: () => ask('GET /api/sending') });
  const pause = useMutation({
    mutationFn: () => ask('POST /api/sending/pause'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sending'] }),
  });
  if (sending.data?.marketing !== 'on') return null;
  return (
    <div>
      <ConfirmButton title={t.pauseTitle} help={t.pauseHelp} label={t.pause} busy={pause.isPending} onConfirm={() => pause.mutate()} />
      {pause.isError && (
        <p className="why-problem" role="alert">
          {pause.error.message}
        </p>
      )}
    </div>
  );
}

interface Waiting {
  readonly said: string;
  /** Absent where nothing but waiting is to be done. */
  readonly href?: string | undefined;
  readonly grave: boolean;
}

interface Told {
  readonly home: Home;
  readonly quiet: Quiet | undefined;
  readonly week: Week | undefined;
}

function Attention({ home, quiet, week }: Told) {
  const all = [...incompleteIn(week), ...waitingIn(home), ...quietIn(quiet)];
  if (all.length === 0)
    return (
      <p className="muted calm">
        <IconChecks size={20} stroke={1.6} /> {t.calm}
      </p>
    );
  return (
    <ul className="attention">
      {all.map(({ said, href, grave }) => (
        <li key={`${href} ${said}`}>
          <Line href={href} grave={grave} said={said} />
        </li>
      ))}
    </ul>
  );
}

function Line({ said, href, grave }: Waiting) {
  const inside = (
    <>
      {grave && <IconAlertTriangle size={18} stroke={1.6} />}
      <span>{said}</span>
    </>
  );
  if (href === undefined) return <p data-grave={grave}>{inside}</p>;
  return (
    <a href={href} data-grave={grave}>
      {inside}
      <IconChevronRight size={16} stroke={1.6} />
    </a>
  );
}

/** care 3: nothing went to them, and nobody else would notice. */
const incompleteIn = (week: Week | undefined): Waiting[] =>
  (week?.campaigns ?? []).flatMap(({ campaign, name, incompleteToday }) =>
    incompleteToday === 0
      ? []
      : [
          {
            said: t.incomplete(name ?? words.campaigns.name(campaign), count(incompleteToday)),
            href: hrefTo('campaigns', campaign),
            grave: true,
          },
        ],
  );

/** care 28: somebody had better call them. */
const quietIn = ({ items, more }: Quiet = { items: [], more: 0 }): Waiting[] => [
  ...items.map(({ customer: { id, name }, since }) => ({
    said: t.quiet(name ?? id, calendarDay(since)),
    href: hrefTo('customers', id),
    grave: false,
  })),
  ...(more === 0 ? [] : [{ said: t.quietMore(count(more)), href: hrefTo('programme'), grave: false }]),
];

function waitingIn({ cases, deadLetters, imports, promises, recalls, refusedEvents, reviews, webhooksOff }: Home): Waiting[] {
  const some = (amount: number, say: (count: string) => string, href: string, grave: boolean): Waiting[] =>
    amount === 0 ? [] : [{ said: say(count(amount)), href, grave }];
  return [
    ...(deadLetters === null || deadLetters === 0 ? [] : [{ said: t.deadLetters(count(deadLetters)), grave: true }]),
    ...webhooksOff.map((name) => ({ said: t.webhookOff(name), href: hrefTo('settings', 'webhooks'), grave: true })),
    ...some(cases.overdue, t.overdue, hrefTo('cases'), true),
    ...some(promises.broken, t.broken, hrefTo('promises'), true),
    ...imports
      .filter(({ failed }) => failed)
      .map(({ id, fileName }) => ({ said: t.failed(fileName), href: hrefTo('import', id), grave: true })),
    ...recalls.map(({ id, by, safety }) => ({ said: t.recall(id, by), href: hrefTo('recalls'), grave: safety })),
    ...reviews.map(({ id, name, by }) => ({
      said: t.review(name ?? words.campaigns.name(id), by),
      href: hrefTo('campaigns', id),
      grave: false,
    })),
    ...some(refusedEvents, t.refusedEvents, hrefTo('import'), false),
    ...some(promises.dueSoon, t.dueSoon, hrefTo('promises'), false),
    ...some(cases.open - cases.overdue, t.open, hrefTo('cases'), false),
    ...imports
      .filter(({ failed }) => !failed)
      .map(({ id, fileName, rejected }) => ({ said: t.rejected(fileName, count(rejected)), href: hrefTo('import', id), grave: false })),
  ];
}
