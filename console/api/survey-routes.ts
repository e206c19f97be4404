import { Hono } from 'hono';
import * as z from 'zod';
import { parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { indexText } from '../../domain/surveys/satisfaction-index.ts';
import { answersCsv, askingCampaigns, MAX_PERIOD_DAYS, resultsOf, withinPeriod } from '../../workflows/surveys/survey-desk.ts';
import { accept } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const date = z
  .string()
  .max(10)
  // A period is looked at only where both of its days exist.
  .refine((text) => parseCalendarDate(text) !== undefined, { error: 'a date such as 2026-12-05 is wanted', abort: true });

const sampleQuery = z
  .object({
    campaign: z.string().min(1).max(128),
    from: date,
    to: date,
    product: z.string().min(1).max(256).optional(),
    tier: z.string().min(1).max(64).optional(),
  })
  .refine(withinPeriod, `the period ends after it begins and is at most ${MAX_PERIOD_DAYS} days long`);

/** What people answered, by campaign, product, tier and period. */
export function surveyRoutes({ answers, clock, library }: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const [campaigns, settings] = await Promise.all([library.campaigns(), library.settings()]);
    const today = localDate(clock.now(), settings.company.timeZone);
    return c.json({ today, items: askingCampaigns(campaigns, settings) });
  });

  app.get('/results', async (c) => {
    const sample = accept(sampleQuery, c.req.query());
    const { results, ...rest } = await resultsOf(answers, sample, await library.settings());
    const { index } = results;
    const factors = results.factors.map((one) => (one.index === undefined ? one : { ...one, text: indexText(one.index) }));
    return c.json({ ...rest, results: { ...results, factors, indexText: index === undefined ? null : indexText(index) } });
  });

  app.get('/answers', async (c) => {
    const sample = accept(sampleQuery, c.req.query());
    const name = `answers-${sample.campaign}-${sample.from}-${sample.to}.csv`.replace(/[^A-Za-z0-9.-]/g, '_');
    c.header('Content-Disposition', `attachment; filename="${name}"`);
    return c.body(await answersCsv(answers, sample), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
  });

  return app;
}
