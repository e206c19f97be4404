import Big from 'big.js';
import { addMonths, type CalendarDate } from '../calendar/calendar-date.ts';
import type { Credit } from '../customer.ts';
import type { Settings, Tier } from '../settings.ts';
import type { Summary } from '../summary.ts';

export interface Grade {
  readonly tier: string;
  /** Set where the points alone would give a higher tier. */
  readonly heldBackBy?: 'credit' | undefined;
}

/**
 * > … uses points dated in (t − 12 months, t]. A sum below 0 counts as 0.
 *
 * With `inHandBy`, only what had come in by the end of that day: a refund counts from the moment it comes in.
 */
export function pointsInWindow(
  summary: Pick<Summary, 'points'>,
  lastDay: CalendarDate,
  settings: Pick<Settings, 'points'>,
  inHandBy?: CalendarDate,
): Big {
  const after = addMonths(lastDay, -settings.points.windowMonths);
  let sum = new Big(0);
  for (const { day, since, points } of summary.points) {
    if (day > after && day <= lastDay && (inHandBy === undefined || since <= inHandBy)) sum = sum.plus(points);
  }
  return sum.lt(0) ? new Big(0) : sum;
}

/** > Credit good where the tier asks for it (bad or blank: the lowest); thresholds are compared on the exact sum. */
export function gradeFor(points: Big, credit: Credit | undefined, settings: Pick<Settings, 'tiers'>): Grade {
  const lowest = lowestTier(settings);
  const earned = settings.tiers.find((tier) => points.gte(tier.from)) ?? lowest;
  if (earned.goodCredit === true && credit !== 'good' && earned.id !== lowest.id) return { tier: lowest.id, heldBackBy: 'credit' };
  return { tier: earned.id };
}

/** 0 = the highest. A tier that the settings no longer know ranks with the lowest. */
export function tierRank(id: string, settings: Pick<Settings, 'tiers'>): number {
  const index = settings.tiers.findIndex((tier) => tier.id === id);
  return index < 0 ? settings.tiers.length - 1 : index;
}

export function lowestTier(settings: Pick<Settings, 'tiers'>): Tier {
  const lowest = settings.tiers.at(-1);
  if (lowest === undefined) throw new Error('settings.tiers is empty: at least one tier, from 0, is needed');
  return lowest;
}
