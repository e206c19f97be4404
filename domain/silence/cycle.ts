import type { CalendarDate } from '../calendar/calendar-date.ts';

/**
 * The repurchase cycles learnt for one customer, taken once and kept: other people's orders never move a date afterwards. Item
 * `CYCLE`, written by `learn-cycles` alone.
 */
export interface Cycle {
  /** For the last order day: silence begins `days` after `day`. */
  readonly silence?: LearntCycle | undefined;
  /** For the first order day: the second purchase is due `days` after `day`. */
  readonly second?: LearntCycle | undefined;
}

export interface LearntCycle {
  readonly day: CalendarDate;
  readonly category: string;
  readonly days: number;
  readonly source: 'setting' | 'category' | 'learnt' | 'fallback';
  /** How many gaps the median was taken over. */
  readonly gaps: number;
  /** care 12: the median first gap, of which `days` is the half; as it was when it was learnt. */
  readonly median?: number | undefined;
}

/** The days between two successive order days of one customer; belongs to the category of the earlier day. */
export interface Gap {
  readonly category: string;
  readonly laterDay: CalendarDate;
  readonly days: number;
  /** Whether it is the customer's first gap. */
  readonly first: boolean;
}
