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

export function instantText(instant: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toString({ smallestUnit: 'second' });
}

/**
 * The instant at which it is `time` on `date` in `zone`. A time inside a spring-forward gap becomes the first instant after the
 * gap; of the two in an autumn overlap the first is taken.
 */
export function instantAt(date: CalendarDate, time: LocalTime, zone: string): Instant {
  const wall = dayOf(date) * DAY + minutesOf(time) * MINUTE;
  const { from, to, offset } = stretchAt(wall, zone);
  const guess = wall - offset;
  const farFromTransitions = guess - from > DAY && to - guess > DAY;
  return farFromTransitions ? guess : instantNearTransition(date, time, zone);
}

function instantNearTransition(date: CalendarDate, time: LocalTime, zone: string): Instant {
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
    return instantNearTransition(wall.toPlainDate().toString(), wall.toPlainTime().toString(), zone);
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
