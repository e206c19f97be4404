import type { CalendarDate, Instant } from './calendar/calendar-date.ts';

/** What a customer answered to a question of ours. Item `ANSWER#<id>`. */
export interface Answer {
  readonly id: string;
  /** The campaign that asked. */
  readonly campaign: string;
  readonly at: Instant;
  readonly day: CalendarDate;
  /** 1 to 5, how it was (survey). */
  readonly perceived?: number | undefined;
  /** 1 to 5, what had been expected (survey). */
  readonly expected?: number | undefined;
  /** The win-back question: are you satisfied with us? */
  readonly satisfied?: boolean | undefined;
  readonly comment?: string | undefined;
}

/** > Dissatisfied: perceived < expected, or the win-back question answered "not satisfied". Integers are compared, never a ratio. */
export function isDissatisfied(answer: Answer): boolean {
  if (answer.satisfied === false) return true;
  return answer.perceived !== undefined && answer.expected !== undefined && answer.perceived < answer.expected;
}

/** Something that a person of the company has to see to. Item `CASE#<id>`. */
export interface Case {
  readonly id: string;
  readonly kind: 'complaint' | 'repair' | 'recall' | 'dissatisfied';
  readonly openedOn: CalendarDate;
  readonly closedOn?: CalendarDate | undefined;
  readonly about?: string | undefined;
}

/** Stock at a customer's that runs out. Item `SUPPLY#<id>`. */
export interface Supply {
  readonly id: string;
  readonly sku: string;
  readonly deliveredOn: CalendarDate;
  /** Exact decimal text. */
  readonly quantity: string;
  readonly unit?: string | undefined;
  readonly heads: number;
  readonly usePerHeadPerDay: string;
  /** Day of the month on which the customer is paid, 1–31. */
  readonly payday?: number | undefined;
}

/** A model and serial range that is called back. Lives on each asset concerned as `RECALL#<recall id>#<asset id>`. */
export interface Recall {
  readonly id: string;
  readonly assetId: string;
  readonly reason: string;
  readonly safety: boolean;
  readonly startsOn: CalendarDate;
  readonly acknowledgedOn?: CalendarDate | undefined;
}
