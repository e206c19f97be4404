import { Temporal } from 'temporal-polyfill/full';
import { type CalendarDate, DAY, dateOfDay, dayOf, type Instant, MINUTE } from './calendar-date.ts';
import { offsetAt, stretchAt } from './zone-offsets.ts';

/** A wall-clock time of day, `HH:MM`. */
export type LocalTime = string;

export function localDate(instant: Instant, zone: string): CalendarDate {
  return dateOfDay(Math.floor((instant + offsetAt(instant, zone)) / DAY));
}

export function localTime(instant: Instant, zone: string): LocalTime {
  const minutes = Math.floor(minuteOfDay(instant, zone));
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** Minutes since local midnight on the wall clock, with fractions. */
export function minuteOfDay(instant: Instant, zone: string): number {
  const wall = instant + offsetAt(instant, zone);
  return (wall - Math.floor(wall / DAY) * DAY) / MINUTE;
}

/** RFC 9557 text such as `2026-11-21T10:00:00+08:00[Asia/Shanghai]`. */
export function zonedText(instant: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toString({ smallestUnit: 'second' });
}

/** RFC 3339 text in UTC such as `2026-11-21T10:00:00Z`. */
export function instantText(instant: Instant): string {
  const day = Math.floor(instant / DAY);
  const seconds = Math.floor((instant - day * DAY) / 1000);
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => twoDigits(Math.floor(part)));
  return `${dateOfDay(day)}T${clock.join(':')}Z`;
}

/**
 * The instant at which it is `time` on `date` in `zone`. A time inside a spring-forward gap becomes the first instant after the
 * gap; of the two in an autumn overlap the first is taken.
 */
export const instantAt = (date: CalendarDate, time: LocalTime, zone: string): Instant =>
  instantOfWall(dayOf(date) * DAY + minutesOf(time) * MINUTE, zone);

/** `wall` is what the wall clock shows, as milliseconds of UTC. No zone is a day away from it, so the stretch a day before has begun. */
function instantOfWall(wall: number, zone: string): Instant {
  const { offset, to } = stretchAt(wall - DAY, zone);
  return wall - offset < to ? wall - offset : Math.max(to, wall - offsetAt(to, zone));
}

export function startOfDay(date: CalendarDate, zone: string): Instant {
  return instantAt(date, '00:00', zone);
}

/** Parses RFC 3339 with an offset, or a local date and time taken in `zone`; undefined where it is neither. */
export function parseInstant(text: string, zone: string): Instant | undefined {
  try {
    if (/[zZ]$|[+-]\d{2}:?\d{2}$/.test(text.slice(10))) return Temporal.Instant.from(text.replace(' ', 'T')).epochMilliseconds;
    const wall = Temporal.PlainDateTime.from(text.replace(' ', 'T'), { overflow: 'reject' });
    return instantOfWall(wall.toZonedDateTime('UTC').epochMilliseconds, zone);
  } catch {
    return undefined;
  }
}

export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return !/^[+-]\d/.test(zone);
  } catch {
    return false;
  }
}

const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const twoDigits = (value: number): string => String(value).padStart(2, '0');
