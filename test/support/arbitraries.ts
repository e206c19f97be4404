import fc from 'fast-check';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';

const DAY = 86_400_000;

/** A date from its number of days since 1970, without the code under test. */
export const dateOfDayNumber = (day: number): CalendarDate => new Date(day * DAY).toISOString().slice(0, 10);

export const dayNumberOf = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`) / DAY;

export const dateBetween = (from: CalendarDate, to: CalendarDate): fc.Arbitrary<CalendarDate> =>
  fc.integer({ min: dayNumberOf(from), max: dayNumberOf(to) }).map(dateOfDayNumber);

/** Zones with every kind of trouble: half hours, 30-minute daylight saving, both hemispheres, both ends of the day, none at all. */
export const zones = [
  'UTC',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Africa/Casablanca',
  'Pacific/Chatham',
] as const;

export const aZone = fc.constantFrom(...zones);

/** What the wall clock of `zone` shows, by Intl: `YYYY-MM-DD HH:MM`. */
export function wallClock(zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => format.format(instant);
}
