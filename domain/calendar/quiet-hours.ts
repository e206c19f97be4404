import { Temporal } from 'temporal-polyfill/full';
import { HOUR, type Instant, MINUTE } from './calendar-date.ts';
import { type LocalTime, localTime } from './zoned-time.ts';

/** Closed from `from`, included, to `to`, excluded; over midnight where `to` is earlier; never where both are equal. */
export interface QuietHours {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** Where the zone is a guess, messages go only between 09:00 and 20:00 of every candidate. */
export const GUESSED_ZONE_QUIET_HOURS: QuietHours = { from: '20:00', to: '09:00' };

const LOOK_AHEAD = 48 * HOUR;

interface ClosedHours extends QuietHours {
  readonly zone: string;
}

/**
 * The first instant from `at` on at which a message may go: `at` itself where it is allowed; undefined where none comes within 48
 * hours. Hours are those of the wall clock, whatever daylight saving does to it. The door closes `closesBefore` milliseconds before
 * quiet hours begin, so that a call that takes so long still ends outside them. `own` are the person's: they close more, never less.
 */
export function nextOpen(
  at: Instant,
  zone: string,
  quiet: QuietHours,
  zoneCandidates: readonly string[] = [],
  closesBefore = 0,
  own?: QuietHours,
): Instant | undefined {
  const closed = [
    { zone, ...quiet },
    ...(own === undefined ? [] : [{ zone, ...own }]),
    ...zoneCandidates.map((candidate) => ({ zone: candidate, ...GUESSED_ZONE_QUIET_HOURS })),
  ];
  const isOpen = (instant: Instant): boolean => closed.every((hours) => !isClosed(instant, hours, closesBefore));
  if (isOpen(at)) return at;
  return closed
    .flatMap((hours) => openings(at, hours))
    .filter((instant) => instant > at && instant <= at + LOOK_AHEAD)
    .sort((a, b) => a - b)
    .find(isOpen);
}

/** Quiet hours last whole minutes, so a look every minute over `closesBefore` meets each one that begins in it. */
function isClosed(instant: Instant, { zone, from, to }: ClosedHours, closesBefore: number): boolean {
  const isQuiet = (moment: Instant): boolean => {
    const time = localTime(moment, zone);
    return from <= to ? from <= time && time < to : from <= time || time < to;
  };
  for (let ahead = 0; ahead < closesBefore; ahead += MINUTE) if (isQuiet(instant + ahead)) return true;
  return isQuiet(instant + closesBefore);
}

/** Every instant at which these hours may end: when the clock shows `to` (twice in an autumn overlap), and when the clock jumps. */
function openings(at: Instant, { zone, to }: ClosedHours): Instant[] {
  const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const time = Temporal.PlainTime.from(to);
  const found: Instant[] = [];
  for (const days of [0, 1, 2, 3]) {
    const wall = start.toPlainDate().add({ days }).toPlainDateTime(time);
    found.push(wall.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds);
    found.push(wall.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds);
  }
  let jump = start.getTimeZoneTransition('next');
  while (jump && jump.epochMilliseconds <= at + LOOK_AHEAD) {
    found.push(jump.epochMilliseconds);
    jump = jump.getTimeZoneTransition('next');
  }
  return found;
}
