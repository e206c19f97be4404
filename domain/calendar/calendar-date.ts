import { Temporal } from 'temporal-polyfill/full';

/** A date in the ISO calendar without a zone, `YYYY-MM-DD`. Two of them compare as strings. */
export type CalendarDate = string;

/** An instant of the UTC time line in whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** The date itself where the text is one that exists, else undefined. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  if (!SHAPE.test(text)) return undefined;
  if (days.has(text)) return text;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const dates = new Map<number, CalendarDate>();
const days = new Map<CalendarDate, number>();

/** Enough for every day of a century; beyond it Temporal is asked each time. */
const REMEMBERED_DAYS = 40_000;

/** Days since 1970-01-01. Temporal counts; the answers are kept, since the same few thousand days are asked for again and again. */
export function dayOf(date: CalendarDate): number {
  const known = days.get(date);
  if (known !== undefined) return known;
  const day = EPOCH.until(Temporal.PlainDate.from(date), { largestUnit: 'day' }).days;
  if (days.size < REMEMBERED_DAYS) days.set(date, day);
  return day;
}

/** The date of a day counted since 1970-01-01. */
export function dateOfDay(day: number): CalendarDate {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = EPOCH.add({ days: day }).toString();
  if (dates.size < REMEMBERED_DAYS) dates.set(day, date);
  return date;
}

export function addDays(date: CalendarDate, count: number): CalendarDate {
  return count === 0 ? date : dateOfDay(dayOf(date) + count);
}

/** Months forward or back; the day is clamped to the month's end (31 August − 6 months = 28 or 29 February). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString();
}

/** Whole days from one date to another; negative where `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayOf(to) - dayOf(from);
}

export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));
export const monthDayOf = (date: CalendarDate): string => date.slice(5);

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
