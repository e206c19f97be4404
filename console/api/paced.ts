import type { MiddlewareHandler } from 'hono';
import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import { problem } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

/** One key, on one worker: so many at once, and so many a second from then on. The gateway holds all of them together back. */
const BURST = 200;
const PER_SECOND = 20;
const MOST_KEYS = 1000;

/** A key that asks faster than that is told when to come again. People are not counted. */
export function paced({ clock }: Pick<ConsoleServices, 'clock'>): MiddlewareHandler<ConsoleEnv> {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  return async (c, next) => {
    const { id, scopes } = c.get('staff');
    if (scopes === undefined) return next();
    const now = clock.now();
    const { left, at } = buckets.get(id) ?? { left: BURST, at: now };
    const refilled = Math.min(BURST, left + (Math.max(0, now - at) / 1000) * PER_SECOND);
    buckets.delete(id);
    if (buckets.size >= MOST_KEYS) for (const [known, bucket] of buckets) if (now - bucket.at > MINUTE) buckets.delete(known);
    if (refilled < 1) {
      buckets.set(id, { left: refilled, at: now });
      c.header('Retry-After', '1');
      return problem(c, 429, `This key asks too fast: ${PER_SECOND} a second are answered, and ${BURST} at once. Ask again in a second.`);
    }
    buckets.set(id, { left: refilled - 1, at: now });
    return next();
  };
}
