import type { Recall } from '../../domain/answer.ts';
import type { CalendarDate, Instant } from '../../domain/calendar/calendar-date.ts';

/** A recall as a whole: what its file said, last. */
export interface RecallHead {
  readonly id: string;
  readonly model: string;
  readonly serialFrom: string;
  readonly serialTo: string;
  readonly reason: string;
  readonly safety: boolean;
  readonly startsOn: CalendarDate;
  readonly at: Instant;
}

export interface RecalledPiece {
  readonly customer: string;
  readonly recall: Recall;
}

/** Which recalls there are, and whose products each concerns. May be a moment behind. */
export interface RecallBook {
  announce(head: RecallHead): Promise<void>;
  /** By id. */
  list(): Promise<readonly RecallHead[]>;
  pieces(id: string): AsyncIterable<RecalledPiece>;
}
