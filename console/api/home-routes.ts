import { Hono } from 'hono';
import { addDays, DAY } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { listCases } from '../../workflows/cases/list-cases.ts';
import { firstSteps } from '../../workflows/home/first-steps.ts';
import { planOfWeek } from '../../workflows/home/plan-of-week.ts';
import { retention } from '../../workflows/home/retention.ts';
import { listPromises } from '../../workflows/promises/promise-desk.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

/** Imports looked at: what went wrong longer ago has been seen. */
const IMPORTS = 5;
/** Looked at likewise, and for so long. */
const EVENTS = 50;
const WEEK = 7 * DAY;

/** Answers that satisfaction is told from. */
const SURVEYED_DAYS = 90;

/** What a morning begins with: what needs a person, and what goes out this week. Two requests, since the first is the quicker. */
export function homeRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const { clock, drafts, events, imports, library, webhookDesk } = services;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const { company } = await library.settings();
    const today = localDate(clock.now(), company.timeZone);
    const [edits, recalls, cases, promises, files, deadLetters, refused, webhooks] = await Promise.all([
      drafts.drafts(),
      services.recallDrafts.list(),
      listCases(services, { state: 'overdue', limit: 1, closedFrom: today, today: addDays(today, 1) }),
      listPromises(services, { state: 'broken', from: today, to: today }),
      imports.list(IMPORTS),
      services.deadLetters(),
      events.refused(EVENTS),
      webhookDesk.webhooks.list(),
    ]);
    return c.json({
      today,
      deadLetters: deadLetters ?? null,
      refusedEvents: refused.filter(({ at }) => at > clock.now() - WEEK).length,
      webhooksOff: webhooks.filter(({ state }) => state === 'off').map(({ name }) => name),
      reviews: edits.filter(({ state }) => state === 'in-review').map(({ plan, by, at }) => ({ id: plan.id, name: plan.name, by, at })),
      recalls: recalls.filter(({ state }) => state === 'waiting').map(({ id, askedBy, safety }) => ({ id, by: askedBy, safety })),
      cases: { open: cases.figures.open, overdue: cases.figures.overdue },
      promises: { broken: promises.figures.broken, dueSoon: promises.figures.dueSoon },
      imports: files
        .filter(({ state, counts, dry }) => dry !== true && state !== 'undone' && (state === 'failed' || counts.rejected > 0))
        .map(({ id, fileName, state, counts }) => ({ id, fileName, failed: state === 'failed', rejected: counts.rejected })),
    });
  });

  app.get('/retention', async (c) => {
    const counted = await retention(services);
    return c.json({ ...counted, surveyedFrom: addDays(counted.today, -SURVEYED_DAYS) });
  });

  app.get('/first-steps', async (c) => c.json({ steps: await firstSteps(services) }));

  app.get('/week', async (c) => c.json(await planOfWeek(services)));

  return app;
}
