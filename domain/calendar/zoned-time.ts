import { Temporal } from 'temporal-polyfill/full';
import type { CalendarDate, Instant } from './calendar-date.ts';

/** A wall-clock time of day, `HH:MM`. */
export type LocalTime = string;

const zoned = (instant: Instant, zone: string) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

export function localDate(instant: Instant, zone: string): CalendarDate {
  return zoned(instant, zone).toPlainDate().toString();
}

export function localTime(instant: Instant, zone: string): LocalTime {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** RFC 9557 text such as `2026-11-21T10:00:00+08:00[Asia/Shanghai]`. */
export function zonedText(instant: Instant, zone: string): string {
  return zoned(instant, zone).toString({ smallestUnit: 'second' });
}

export function instantText(instant: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toString({ smallestUnit: 'second' });
}

/**
 * The instant at which it is `time` on `date` in `zone`. A time inside a spring-forward gap becomes the first instant after the
 * gap; of the two in an autumn overlap the first is taken.
 */
export function instantAt(date: CalendarDate, time: LocalTime, zone: string): Instant {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds;
  const transition = earlier.getTimeZoneTransition('next');
  return (transition ?? wall.toZonedDateTime(zone, { disambiguation: 'later' })).epochMilliseconds;
}

export function startOfDay(date: CalendarDate, zone: string): Instant {
  return instantAt(date, '00:00', zone);
}

/** Parses RFC 3339 with an offset, or a local date and time taken in `zone`; undefined where it is neither. */
export function parseInstant(text: string, zone: string): Instant | undefined {
  try {
    if (/[zZ]$|[+-]\d{2}:?\d{2}$/.test(text.slice(10))) return Temporal.Instant.from(text.replace(' ', 'T')).epochMilliseconds;
    const wall = Temporal.PlainDateTime.from(text.replace(' ', 'T'), { overflow: 'reject' });
    return instantAt(wall.toPlainDate().toString(), wall.toPlainTime().toString(), zone);
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
