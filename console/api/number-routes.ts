import { Hono } from 'hono';
import { addDays } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { figuresOf } from '../../domain/campaigns/campaign-results.ts';
import { inParallel } from '../../workflows/in-parallel.ts';
import { whyHeldBackCode } from './reason-words.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const DAYS = 30;
const READ_AT_ONCE = 8;

/** What came of each campaign lately. */
export function numberRoutes({ desk, numbers, clock, library }: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const [campaigns, settings] = await Promise.all([desk.campaigns(), library.settings()]);
    const today = localDate(clock.now(), settings.company.timeZone);
    // A customer far in the east is a day ahead of the company.
    const [from, to] = [addDays(today, -DAYS), addDays(today, 1)];
    const items = await inParallel(campaigns, READ_AT_ONCE, async ({ id }) => {
      const { sent, failed, reasons: held } = figuresOf(await numbers.daily(id, from, to));
      const reasons = Object.entries(held).sort(([, a], [, b]) => b - a);
      return { campaign: id, sent, failed, heldBack: reasons.map(([reason, count]) => ({ reason, count, why: whyHeldBackCode(reason) })) };
    });
    return c.json({ days: DAYS, items });
  });

  return app;
}
