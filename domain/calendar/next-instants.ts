import { addDays, type Instant } from './calendar-date.ts';
import { instantAt, type LocalTime, localDate, startOfDay } from './zoned-time.ts';

/** What the wall clocks of one zone do between two midnights: worked out once, asked many times. */
interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  /** Instants of these days and of the next one, in order. */
  readonly instants: readonly Instant[];
}

/** By zone and local times; one day per zone, so it stays as small as the list of zones. */
const stretches = new Map<string, Stretch>();

/**
 * The earliest instant strictly after `after` at which the wall clock of any of the zones meets one of the local times. A time
 * that is skipped in spring is met at the first instant after the gap; one that comes twice in autumn is met the first time.
 * `Infinity` where there is no zone or no time.
 */
export function nextInstant(after: Instant, zones: readonly string[], localTimes: readonly LocalTime[]): Instant {
  let earliest = Number.POSITIVE_INFINITY;
  for (const zone of zones) {
    for (const instant of stretchAt(after, zone, localTimes).instants) {
      if (instant <= after) continue;
      if (instant < earliest) earliest = instant;
      break;
    }
  }
  return earliest;
}

function stretchAt(instant: Instant, zone: string, localTimes: readonly LocalTime[]): Stretch {
  const key = `${zone} ${localTimes.join(' ')}`;
  const known = stretches.get(key);
  if (known !== undefined && known.from <= instant && instant < known.until) return known;
  const day = localDate(instant, zone);
  const next = addDays(day, 1);
  const instants = [day, next].flatMap((date) => localTimes.map((time) => instantAt(date, time, zone)));
  const stretch = {
    from: Math.min(instant, startOfDay(day, zone)),
    until: startOfDay(next, zone),
    instants: instants.sort((a, b) => a - b),
  };
  stretches.set(key, stretch);
  return stretch;
}
