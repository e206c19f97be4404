import type { Recall } from '../../domain/answer.ts';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { RecallPlan } from '../../domain/recalls/recall-draft.ts';

/** A recall as a whole: what its file said, last. */
export interface RecallHead extends RecallPlan {
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
