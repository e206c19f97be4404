import type { CalendarDate, Instant } from '../domain/calendar/calendar-date.ts';
import type { Occasion } from '../domain/occasion.ts';

/** One customer's occasions of one tick: decided together, in the order of interfaces.md. */
export interface DueEntry {
  readonly customer: string;
  readonly occasions: readonly Occasion[];
  /** The last day of a membership period that is over: to be re-graded before anything is decided. */
  readonly regrade?: CalendarDate | undefined;
}

export interface DuePage {
  /** Deterministic: the same look gives the same id. */
  readonly id: string;
  readonly entries: readonly DueEntry[];
  /** A test message that is to go instead: nobody's turn, so there are no entries. */
  readonly test?: string | undefined;
  /** After a restore: what was due before this instant is too late. */
  readonly tooLateBefore?: Instant | undefined;
}

export interface DueQueue {
  /** `delaySeconds` at most 900. */
  send(pages: readonly DuePage[], delaySeconds?: number): Promise<void>;
}
