import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { addDays, daysBetween, parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { campaignResults } from '../../domain/campaigns/campaign-results.ts';
import { resultsCsv } from '../../domain/campaigns/results-csv.ts';
import { accept, refuse } from './problem.ts';
import { whyHeldBackCode } from './reason-words.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const campaignId = z.string().min(1).max(128);
const MOST_DAYS = 800;
/** As long as a comparison commonly takes to tell anything. */
const DAYS = 365;

const date = z
  .string()
  .max(10)
  .refine((text) => parseCalendarDate(text) !== undefined, { error: 'a date such as 2026-12-05 is wanted', abort: true });
export const period = z
  .object({ from: date.optional(), to: date.optional() })
  .refine(
    ({ from, to }) => from === undefined || to === undefined || (from <= to && daysBetween(from, to) < MOST_DAYS),
    `the period ends after it begins and is at most ${MOST_DAYS} days long`,
  );

/** What came of a campaign: figures for each step and channel, and what it changed against those who were left out by chance. */
export function resultRoutes({ desk, numbers, clock, library }: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  async function resultsFor(c: Context<ConsoleEnv>) {
    const id = accept(campaignId, c.req.param('id'));
    const asked = accept(period, c.req.query());
    const [campaigns, { company }] = await Promise.all([desk.campaigns(), library.settings()]);
    const campaign = campaigns.find((one) => one.id === id);
    if (campaign === undefined) throw refuse(404, `There is no campaign "${id}".`);
    const today = localDate(clock.now(), company.timeZone);
    const to = asked.to ?? today;
    const from = asked.from ?? addDays(to, -DAYS);
    // A customer far in the east is a day ahead of the company.
    const days = await numbers.daily(id, from, asked.to ?? addDays(today, 1));
    const results = campaignResults({ id, steps: campaign.steps, days, today });
    return { id, from, to, currency: company.currency, ...results };
  }

  app.get('/:id/results', async (c) => {
    const results = await resultsFor(c);
    const reasons = Object.entries(results.total.reasons).sort(([, a], [, b]) => b - a);
    return c.json({ ...results, why: reasons.map(([reason, count]) => ({ reason, count, why: whyHeldBackCode(reason) })) });
  });

  app.get('/:id/results/file', async (c) => {
    const results = await resultsFor(c);
    const name = `results-${results.id}-${results.from}-${results.to}.csv`.replace(/[^A-Za-z0-9.-]/g, '_');
    c.header('Content-Disposition', `attachment; filename="${name}"`);
    return c.body(resultsCsv(results), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
  });

  return app;
}
