import { addDays, type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';

export const usageClasses = ['heavy', 'medium', 'light', 'lapsed'] as const;
export type UsageClass = (typeof usageClasses)[number];

/** How far back visits are looked at, the day itself included. */
export const USAGE_WINDOW_DAYS = 182;

/** The cuts are the geometric midpoints of a week, a month and half a year: √(7·30) = 14.5, √(30·182) = 73.9. */
export const HEAVY_GAP_DAYS = 14;
export const MEDIUM_GAP_DAYS = 74;

/** Below so many visits the class may still change with the next one. */
export const FIRM_VISITS = 4;

export interface Usage {
  readonly class: UsageClass;
  /** Visit days inside the window. */
  readonly visits: number;
  /** Absent below two visits: a gap lies between two. */
  readonly meanGapDays?: number | undefined;
  readonly provisional: boolean;
}

/**
 * care 42
 * > Mean gap m in the last 182 days: heavy ≤ 14, medium ≤ 74, light ≤ 182, lapsed beyond. n < 4 → provisional. Visits of one day once.
 *
 * With a single visit in half a year there is no gap to measure: light, since half a year holds it, and provisional.
 */
export function usageOf(visitDays: readonly CalendarDate[], today: CalendarDate): Usage {
  const from = addDays(today, -USAGE_WINDOW_DAYS);
  const days = [...new Set(visitDays)].filter((day) => day > from && day <= today).sort();
  const visits = days.length;
  const provisional = visits < FIRM_VISITS;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { class: 'lapsed', visits, provisional };
  if (visits === 1) return { class: 'light', visits, provisional };
  const meanGapDays = daysBetween(first, last) / (visits - 1);
  return { class: classOfGap(meanGapDays), visits, meanGapDays, provisional };
}

export function classOfGap(meanGapDays: number): UsageClass {
  if (meanGapDays <= HEAVY_GAP_DAYS) return 'heavy';
  if (meanGapDays <= MEDIUM_GAP_DAYS) return 'medium';
  return meanGapDays <= USAGE_WINDOW_DAYS ? 'light' : 'lapsed';
}

/** What the founding figure says of the share of heavy users among those who come at all. */
export const USUAL_HEAVY_SHARE = { from: 0.3, to: 0.4 } as const;

/** care 43: what is done for each class, and what is not. Without a place known, the light ones are told of ordering online. */
export const strategyOf = (
  usage: UsageClass,
  placeKnown: boolean,
): {
  readonly does: 'watch-service-failures' | 'steady-contact' | 'nearest-shop' | 'order-online' | 'win-back';
  readonly discounts: boolean;
} => {
  switch (usage) {
    case 'heavy':
      return { does: 'watch-service-failures', discounts: false };
    case 'medium':
      return { does: 'steady-contact', discounts: true };
    case 'light':
      return { does: placeKnown ? 'nearest-shop' : 'order-online', discounts: true };
    case 'lapsed':
      return { does: 'win-back', discounts: true };
  }
};
