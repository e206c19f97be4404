import { addDays, type CalendarDate } from './calendar/calendar-date.ts';
import { LESS_OFTEN } from './contacts/less-often.ts';
import type { Cap } from './settings.ts';

type CapDays = Readonly<Record<CalendarDate, number>>;

/**
 * > A cap of `{max, days}` counts the customer's own calendar days, today included.
 *
 * A day after today, left behind by a move to a zone further west, counts as well: the person did get that message.
 */
export function capReached(capDays: CapDays, today: CalendarDate, caps: readonly Cap[] | undefined): boolean {
  return (caps ?? []).some(({ max, days }) => {
    const after = addDays(today, -days);
    return Object.entries(capDays).reduce((sum, [day, count]) => (day > after ? sum + count : sum), 0) >= max;
  });
}

/** The days that a cap, or a wish to hear less often, can still see. */
export function withoutOldDays(capDays: CapDays, today: CalendarDate, caps: readonly Cap[] | undefined): Record<CalendarDate, number> {
  const after = addDays(today, -Math.max(...[LESS_OFTEN, ...(caps ?? [])].map(({ days }) => days)));
  return Object.fromEntries(Object.entries(capDays).filter(([day]) => day > after));
}
