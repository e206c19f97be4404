import { Hono } from 'hono';
import { addDays } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
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
    const from = addDays(localDate(clock.now(), settings.company.timeZone), -DAYS);
    const items = await inParallel(campaigns, READ_AT_ONCE, async ({ id }) => {
      const { sent, failed, heldBack } = await numbers.since(id, from);
      const reasons = Object.entries(heldBack).sort(([, a], [, b]) => b - a);
      return { campaign: id, sent, failed, heldBack: reasons.map(([reason, count]) => ({ reason, count, why: whyHeldBackCode(reason) })) };
    });
    return c.json({ days: DAYS, items });
  });

  return app;
}
