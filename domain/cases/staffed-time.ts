import { Temporal } from 'temporal-polyfill/full';
import { addDays, type CalendarDate, type Instant } from '../calendar/calendar-date.ts';
import { instantAt, localDate } from '../calendar/zoned-time.ts';

/** Opening hours by day of the week, 1 = Monday. */
export type StaffedHours = ReadonlyMap<number, readonly { readonly from: string; readonly to: string }[]>;

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const PART = /^([a-z]{3})[a-z]*(?:\s*[-–]\s*([a-z]{3})[a-z]*)?\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/;

/** `Mon-Fri 09:00-18:00, Sat 10:00-14:00`; undefined where it cannot be read so. */
export function readStaffedHours(text: string): StaffedHours | undefined {
  const hours = new Map<number, { from: string; to: string }[]>();
  for (const part of text.toLowerCase().split(/[,;]/)) {
    const [, first = '', last = first, from = '', to = ''] = PART.exec(part.trim()) ?? [];
    const [start, end] = [days.indexOf(first), days.indexOf(last)];
    const [opens, closes] = [from.padStart(5, '0'), to.padStart(5, '0')];
    if (start === -1 || end === -1 || opens >= closes || !isTime(opens) || !isTime(closes)) return undefined;
    for (let day = start; ; day = (day + 1) % 7) {
      hours.set(day + 1, [...(hours.get(day + 1) ?? []), { from: opens, to: closes }]);
      if (day === end) break;
    }
  }
  return hours;
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Where the company's own words cannot be read. */
export const usualHours: StaffedHours = new Map([1, 2, 3, 4, 5].map((day) => [day, [{ from: '09:00', to: '18:00' }]]));

const LONGEST_SEARCH_DAYS = 400;

export interface StaffedCalendar {
  readonly staffedHours: string;
  readonly timeZone: string;
  readonly closedDays: readonly CalendarDate[];
}

/** The instant at which so much staffed time has passed after `from`: nights, weekends and closed days do not count (care 24). */
export function afterStaffedTime(from: Instant, milliseconds: number, calendar: StaffedCalendar): Instant {
  let left = milliseconds;
  for (const { start, end } of staffedSpans(from, calendar)) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return from + milliseconds;
}

/** How much of the time from one instant to another is staffed. */
export function staffedTimeBetween(from: Instant, to: Instant, calendar: StaffedCalendar): number {
  let sum = 0;
  for (const { start, end } of staffedSpans(from, calendar)) {
    if (start >= to) break;
    sum += Math.min(end, to) - start;
  }
  return sum;
}

/** Where somebody is there, from an instant on, in order of time. */
function* staffedSpans(
  from: Instant,
  { staffedHours, timeZone, closedDays }: StaffedCalendar,
): Generator<{ start: Instant; end: Instant }> {
  const hours = readStaffedHours(staffedHours) ?? usualHours;
  let day = localDate(from, timeZone);
  for (let ahead = 0; ahead < LONGEST_SEARCH_DAYS; ahead++, day = addDays(day, 1)) {
    if (closedDays.includes(day)) continue;
    const open = [...(hours.get(Temporal.PlainDate.from(day).dayOfWeek) ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1));
    for (const { from: opens, to: closes } of open) {
      const start = Math.max(from, instantAt(day, opens, timeZone));
      const end = instantAt(day, closes, timeZone);
      if (end > start) yield { start, end };
    }
  }
}
