import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Gap } from './cycle.ts';

/** What a change of one customer's orders does to the gaps that are known of it. */
export interface GapChanges {
  /** To be known at once; the newest is not among them, for the request to learn its day brings it along. */
  readonly added: readonly Gap[];
  /** None any more: a refund of the same day, an order that came in late. */
  readonly gone: readonly Gap[];
  /** Days whose requests, where they still stand, would bring along what holds no more, and the newest where its gap is new. */
  readonly days: readonly CalendarDate[];
}

export function gapChanges(before: readonly Gap[], after: readonly Gap[]): GapChanges {
  const known = new Map(before.map((gap) => [placeOf(gap), gap]));
  const standing = new Set(after.map(placeOf));
  const newest = after.at(-1)?.laterDay;
  const fresh = after.filter((gap) => !isSame(known.get(placeOf(gap)), gap));
  const gone = before.filter((gap) => !standing.has(placeOf(gap)));
  const told = fresh.filter((gap) => gap.laterDay === newest || known.has(placeOf(gap)));
  return {
    added: fresh.filter(({ laterDay }) => laterDay !== newest),
    gone,
    days: [...new Set([...gone, ...told].map(({ laterDay }) => laterDay))],
  };
}

const placeOf = ({ laterDay, category }: Gap): string => `${laterDay} ${category}`;

const isSame = (known: Gap | undefined, gap: Gap): boolean => known?.days === gap.days && known.first === gap.first;
