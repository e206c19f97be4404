import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import type { Settings } from '../settings.ts';
import type { LearntCycle } from './cycle.ts';
import type { KnownGaps } from './gap-statistics.ts';

export { GapStatistics } from './gap-statistics.ts';

/** care 12: D nudge while the age of the one order is 0.5–1.5 × the median first gap. */
export const SECOND_PURCHASE_FROM = 0.5;
export const SECOND_PURCHASE_UNTIL = 1.5;

/** > Fallback: first order + 30 days. */
export const SECOND_PURCHASE_FALLBACK_DAYS = 30;

/** The middle value, the lower of the two of an even count; undefined where there is none. */
export function lowerMedian(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

interface OrderDayLearnt {
  readonly day: CalendarDate;
  readonly category: string;
  /** Gaps of that category, of all customers, whose later day lies before `day`. */
  readonly gaps: KnownGaps;
  readonly settings: Pick<Settings, 'winBack'>;
}

/**
 * > Cycle = `winBack.cycleDays` where set, else `cycleDaysByCategory`, else the median gap of the category of the last order where at
 * > least `minimumGaps` gaps are known, else `fallbackCycleDays`.
 */
export function learnSilence({ day, category, gaps, settings }: OrderDayLearnt): LearntCycle {
  const { cycleDays, cycleDaysByCategory, fallbackCycleDays } = settings.winBack;
  if (cycleDays !== null) return { day, category, days: cycleDays, source: 'setting', gaps: 0 };
  const ofCategory = Object.hasOwn(cycleDaysByCategory, category) ? cycleDaysByCategory[category] : undefined;
  if (ofCategory !== undefined) return { day, category, days: ofCategory, source: 'category', gaps: 0 };
  const median = knownMedian(gaps, settings);
  if (median !== undefined) return { day, category, days: median, source: 'learnt', gaps: gaps.count };
  return { day, category, days: fallbackCycleDays, source: 'fallback', gaps: 0 };
}

/**
 * > First order + half the median first gap of the category, rounded down (gaps and `minimumGaps` as under Silence, first gaps only).
 *
 * `gaps` holds customers' first gaps only. The configured cycles are about silence and do not count here.
 */
export function learnSecond({ day, category, gaps, settings }: OrderDayLearnt): LearntCycle {
  const median = knownMedian(gaps, settings);
  if (median !== undefined)
    return { day, category, days: Math.floor(SECOND_PURCHASE_FROM * median), source: 'learnt', gaps: gaps.count, median };
  return { day, category, days: SECOND_PURCHASE_FALLBACK_DAYS, source: 'fallback', gaps: 0 };
}

/** > care 12: the last day of 1.5 × the median first gap; without a learnt one, of twice the usual half. */
export const secondPurchaseUntil = ({ day, days, median = days / SECOND_PURCHASE_FROM }: LearntCycle): CalendarDate =>
  addDays(day, Math.floor(SECOND_PURCHASE_UNTIL * median));

const knownMedian = (gaps: KnownGaps, { winBack }: Pick<Settings, 'winBack'>): number | undefined =>
  gaps.count >= winBack.minimumGaps ? gaps.median() : undefined;
