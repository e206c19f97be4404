import type { CalendarDate } from './calendar/calendar-date.ts';

/**
 * What a customer's orders and points come to, so that tiers and silence need not read every order. Item `SUMMARY`, written by
 * `derive-facts` alone, a pure function of the orders and points events.
 */
export interface Summary {
  readonly points: readonly PointsEntry[];
  /** Order days with a sum above zero: how many, the first and the last. */
  readonly orderDays: number;
  readonly first?: OrderDay | undefined;
  readonly last?: OrderDay | undefined;
  /** What three of four order days came to at most: exact decimal text. */
  readonly basket?: string | undefined;
  /** Order days of the last half year, oldest first (care 42). */
  readonly visits?: readonly CalendarDate[] | undefined;
  /** Deliveries of the last `FACT_HORIZON_DAYS`. */
  readonly deliveries: readonly { readonly order: string; readonly on: CalendarDate; readonly items: string }[];
}

/** Points that count on `day` and were in hand from `since` on (later than `day` for a refund of an earlier order). */
export interface PointsEntry {
  readonly day: CalendarDate;
  readonly since: CalendarDate;
  /** Exact decimal text. */
  readonly points: string;
}

export interface OrderDay {
  readonly day: CalendarDate;
  /** Category of the day's dearest line. */
  readonly category: string;
}

export const emptySummary: Summary = { points: [], orderDays: 0, deliveries: [] };

/** One-off facts older than this are not kept: no step reaches back so far. */
export const FACT_HORIZON_DAYS = 400;
