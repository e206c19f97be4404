import { type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Carrying, Ending } from './deliver-occasion.ts';

/** Up to this a wait is a delayed queue message; beyond it a WAIT item of the calendar. */
export const SHORT_WAIT = 20 * MINUTE;

/** A wait is no outcome: the occasion comes back and is decided anew. */
export async function waitUntil(carrying: Carrying, until: Instant, occasion = carrying.occasion): Promise<Ending> {
  const { services, desk } = carrying;
  if (until - services.clock.now() <= SHORT_WAIT) return { kind: 'later', at: until, occasion };
  await services.waits.put(desk.customer, occasion, until);
  return { kind: 'done' };
}
