import { Temporal } from 'temporal-polyfill/full';
import { addDays, type CalendarDate, HOUR, type Instant } from '../calendar/calendar-date.ts';
import { instantAt, localDate } from '../calendar/zoned-time.ts';
import { readStaffedHours, type StaffedCalendar, usualHours } from './staffed-time.ts';

export interface CallSlot {
  readonly from: Instant;
  readonly to: Instant;
}

/** Somebody has to see the wish before the time begins. */
const NOTICE = HOUR;
const LONGEST_SEARCH_DAYS = 30;

/** care 23: when the person who sees to a case can call: the halves of the next staffed hours, `most` of them; closed days left out. */
export function callSlots(now: Instant, { staffedHours, timeZone, closedDays }: StaffedCalendar, most: number): CallSlot[] {
  const hours = readStaffedHours(staffedHours) ?? usualHours;
  const slots: CallSlot[] = [];
  let day: CalendarDate = localDate(now, timeZone);
  for (let ahead = 0; ahead < LONGEST_SEARCH_DAYS && slots.length < most; ahead++, day = addDays(day, 1)) {
    if (closedDays.includes(day)) continue;
    for (const { from, to } of hours.get(Temporal.PlainDate.from(day).dayOfWeek) ?? []) {
      const [opens, closes] = [instantAt(day, from, timeZone), instantAt(day, to, timeZone)];
      const middle = Math.round((opens + closes) / 2 / HOUR) * HOUR;
      slots.push({ from: opens, to: middle }, { from: middle, to: closes });
    }
  }
  return slots.filter((slot) => slot.from >= now + NOTICE && slot.to > slot.from).slice(0, most);
}
