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
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return days === 0 ? date : Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Months forward or back; the day is clamped to the month's end (31 August − 6 months = 28 or 29 February). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString();
}

/** Whole days from one date to another; negative where `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));
export const monthDayOf = (date: CalendarDate): string => date.slice(5);

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
