import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { priorityMap } from '../../domain/surveys/priority-map.ts';
import { indexText } from '../../domain/surveys/satisfaction-index.ts';
import { answersCsv, askingCampaigns, MAX_PERIOD_DAYS, resultsOf, withinPeriod } from '../../workflows/surveys/survey-desk.ts';
import { changeRound, type StoredRound } from '../../workflows/surveys/survey-rounds.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const date = z
  .string()
  .max(10)
  // A period is looked at only where both of its days exist.
  .refine((text) => parseCalendarDate(text) !== undefined, { error: 'a date such as 2026-12-05 is wanted', abort: true });

export const seen = z.strictObject({ rev: z.int().min(0) });

export const sampleQuery = z
  .object({
    campaign: z.string().min(1).max(128),
    from: date,
    to: date,
    product: z.string().min(1).max(256).optional(),
    tier: z.string().min(1).max(64).optional(),
  })
  .refine(withinPeriod, `the period ends after it begins and is at most ${MAX_PERIOD_DAYS} days long`);

/** What people answered, by campaign, product, tier and period; and a survey that is to close before its links expire. */
export function surveyRoutes({ answers, clock, library, rounds }: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const [campaigns, settings] = await Promise.all([library.campaigns(), library.settings()]);
    const today = localDate(clock.now(), settings.company.timeZone);
    const asking = askingCampaigns(campaigns, settings);
    const items = await Promise.all(asking.map(async (one) => ({ ...one, ...roundFor(await rounds.read(one.campaign)) })));
    return c.json({ today, items });
  });

  app.post('/:campaign/close', (c) => turnRound(c, true));
  app.post('/:campaign/reopen', (c) => turnRound(c, false));

  async function turnRound(c: Context<ConsoleEnv>, closed: boolean): Promise<Response> {
    const campaign = c.req.param('campaign') ?? '';
    const { rev } = await acceptBody(c, seen);
    const asking = askingCampaigns(await library.campaigns(), await library.settings());
    if (!asking.some((one) => one.campaign === campaign)) throw refuse(404, `No campaign "${campaign.slice(0, 128)}" asks anything.`);
    const changed = await changeRound({ rounds, clock }, { campaign, rev, closed, by: c.get('staff').id });
    if (changed === undefined) throw refuse(409, 'Somebody else has closed or opened this survey meanwhile. Load it again.');
    return c.json(roundFor(changed));
  }

  app.get('/results', async (c) => {
    const sample = accept(sampleQuery, c.req.query());
    const settings = await library.settings();
    const { results, overTime, ...rest } = await resultsOf(answers, sample, settings);
    const { index } = results;
    const places = priorityMap(results.factors, settings.surveys.importance);
    const factors = results.factors.map((one) =>
      one.index === undefined ? one : { ...one, text: indexText(one.index), place: places.get(one.factor) },
    );
    const stretches = overTime.map(({ index: own, ...one }) => ({ ...one, indexText: own === undefined ? null : indexText(own) }));
    return c.json({
      ...rest,
      overTime: stretches,
      results: { ...results, factors, indexText: index === undefined ? null : indexText(index) },
    });
  });

  app.get('/answers', async (c) => {
    const sample = accept(sampleQuery, c.req.query());
    const name = `answers-${sample.campaign}-${sample.from}-${sample.to}.csv`.replace(/[^A-Za-z0-9.-]/g, '_');
    c.header('Content-Disposition', `attachment; filename="${name}"`);
    return c.body(await answersCsv(answers, sample), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
  });

  return app;
}

const roundFor = ({ round: { closedAt, by }, rev }: StoredRound) => ({ closedAt: closedAt ?? null, changedBy: by ?? null, rev });
