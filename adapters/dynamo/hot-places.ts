import { type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Fact } from '../../domain/facts/fact.ts';

/** A partition of DynamoDB takes 1,000 units a second, two for an entry that moves; some workers write side by side. */
const MOST_A_MINUTE = 3000;

const MOST_SHARDS = 64;

/** More dates than a worker meets in a minute would only fill its memory. */
const MOST_PLACES = 1000;

/**
 * Notices when too much is written under one date of the calendar (a million products bought on the first of January), before
 * DynamoDB slows everybody down: `note` says how many shards the kind needs from now on, or nothing.
 */
export function hotPlaces() {
  const counts = new Map<string, number>();
  let since: Instant = Number.NEGATIVE_INFINITY;

  return {
    note({ kind, date, repeats }: Pick<Fact, 'kind' | 'date' | 'repeats'>, shards: number, at: Instant): number | undefined {
      if (at - since >= MINUTE || counts.size > MOST_PLACES) {
        counts.clear();
        since = Math.max(since, at);
      }
      const place = `${kind}#${repeats === 'yearly' ? date.slice(5) : date}`;
      const count = (counts.get(place) ?? 0) + 1;
      counts.set(place, count);
      if (count <= MOST_A_MINUTE * shards || shards >= MOST_SHARDS) return undefined;
      counts.delete(place);
      return shards * 2;
    },
  };
}
