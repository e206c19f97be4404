import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Gap } from './cycle.ts';

/** What a change of one customer's orders does to the gaps that the book of cycles knows of it. */
export interface GapChanges {
  readonly added: readonly Gap[];
  /** None any more: a refund of the same day, an order that came in late. */
  readonly gone: readonly Gap[];
}

interface KnownGaps {
  readonly gaps: readonly Gap[];
  /** The day whose gap the book is not told of, since learning that day will. */
  readonly untold: CalendarDate | undefined;
}

/** `before`: where a place is named twice, the later was told later. */
export function gapChanges(before: KnownGaps, after: KnownGaps): GapChanges {
  const told = new Map(before.gaps.filter(({ laterDay }) => laterDay !== before.untold).map((gap) => [placeOf(gap), gap]));
  const standing = new Set(after.gaps.map(placeOf));
  return {
    added: after.gaps.filter((gap) => gap.laterDay !== after.untold && !isSame(told.get(placeOf(gap)), gap)),
    gone: before.gaps.filter((gap) => !standing.has(placeOf(gap))),
  };
}

const placeOf = ({ laterDay, category }: Gap): string => `${laterDay} ${category}`;

const isSame = (known: Gap | undefined, gap: Gap): boolean => known?.days === gap.days && known.first === gap.first;
