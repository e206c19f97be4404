import type { Supply } from '../answer.ts';
import { addDays, addMonths, type CalendarDate, dayOf } from '../calendar/calendar-date.ts';

/**
 * > care 15: deliver now, collect on the first business day after the customer's payday; payday 29–31 → the month's last day; unknown →
 * > agreed term; never before the due date.
 *
 * Undefined where nothing is to be collected: paid, or neither a payday nor a due date known. By weekdays alone, so that the stored date goes
 * by what the delivery says and nothing else; holidays, which a company may change at any time, are asked for when it comes due:
 * `collectedFrom`.
 */
export function collectOn({ deliveredOn, payday, dueOn, paidOn }: Supply): CalendarDate | undefined {
  if (paidOn !== undefined || (payday === undefined && dueOn === undefined)) return undefined;
  const from = dueOn !== undefined && dueOn > deliveredOn ? dueOn : deliveredOn;
  if (payday === undefined) return businessDayFrom(from);
  // A payday at the end of the month before may be followed by a weekend: its business day lies in this month.
  for (let month = addMonths(firstOfMonth(from), -1); ; month = addMonths(month, 1)) {
    const collected = businessDayFrom(addDays(paydayIn(month, payday), 1));
    if (collected > deliveredOn && collected >= from) return collected;
  }
}

/** > care 15: first business day, on which the company is not closed either; as its days are set when it is asked. */
export function collectedFrom(day: CalendarDate, closedDays: readonly CalendarDate[]): CalendarDate {
  const closed = new Set(closedDays);
  let open = businessDayFrom(day);
  while (closed.has(open)) open = businessDayFrom(addDays(open, 1));
  return open;
}

/** The last day of a shorter month. */
export function paydayIn(month: CalendarDate, payday: number): CalendarDate {
  const last = addDays(addMonths(firstOfMonth(month), 1), -1);
  const day = addDays(firstOfMonth(month), payday - 1);
  return day > last ? last : day;
}

const firstOfMonth = (day: CalendarDate): CalendarDate => `${day.slice(0, 8)}01`;

/** Monday to Friday: this day or the next that is one. 1 January 1970 was a Thursday. */
function businessDayFrom(day: CalendarDate): CalendarDate {
  const weekday = (((dayOf(day) + 3) % 7) + 7) % 7;
  return weekday < 5 ? day : addDays(day, 7 - weekday);
}
