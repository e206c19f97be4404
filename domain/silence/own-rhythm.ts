import { addDays, type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import type { Summary } from '../summary.ts';
import type { Cycle } from './cycle.ts';

/** care 28: a rhythm of one's own is known from so many purchases on. */
export const LEAST_PURCHASES = 3;
/** care 28: silent for longer than so many times the own mean gap. */
export const LAPSE_FACTOR = 2;

export type Ordered = Pick<Summary, 'orderDays' | 'first' | 'last'>;

/** The days between the first and the last order day, and how many gaps they are; undefined below three purchases. */
function ownGaps({ orderDays, first, last }: Ordered): { readonly days: number; readonly gaps: number } | undefined {
  if (orderDays < LEAST_PURCHASES || first === undefined || last === undefined) return undefined;
  return { days: daysBetween(first.day, last.day), gaps: orderDays - 1 };
}

/** The mean of the own gaps in days. Successive gaps add up to the way from the first order day to the last. */
export function ownMeanGap(summary: Ordered): number | undefined {
  const own = ownGaps(summary);
  return own === undefined ? undefined : own.days / own.gaps;
}

/**
 * > Silent lapse: time since last > k × own mean gap. The first day on which it is so; undefined below three purchases, where the cycle
 * > of the category decides.
 */
export function lapsesOn(summary: Ordered): CalendarDate | undefined {
  const own = ownGaps(summary);
  if (own === undefined || summary.last === undefined) return undefined;
  return addDays(summary.last.day, Math.floor((LAPSE_FACTOR * own.days) / own.gaps) + 1);
}

/** > care 13: the period is one's own usage cycle; no history → the segment's median, where one was learnt. */
export function reorderDueOn(
  summary: Ordered,
  { silence }: Cycle,
): { readonly on: CalendarDate; readonly by: 'own' | 'segment' } | undefined {
  const { last } = summary;
  if (last === undefined) return undefined;
  const own = ownMeanGap(summary);
  if (own !== undefined) return { on: addDays(last.day, Math.max(1, Math.round(own))), by: 'own' };
  if (silence?.source !== 'learnt' || silence.day !== last.day) return undefined;
  return { on: addDays(last.day, silence.days), by: 'segment' };
}
