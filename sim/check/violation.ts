import type { Instant } from '../../domain/calendar/calendar-date.ts';

/** The invariants of the simulator, as docs/guarantees.md words them. */
export type Invariant =
  | 'I1'
  | 'I2'
  | 'I3'
  | 'I4'
  | 'I5'
  | 'I6'
  | 'I8'
  | 'I9'
  | 'I10'
  | 'I11'
  | 'I12'
  | 'I14'
  | 'I15'
  | 'unexpected'
  | 'catch-up';

export interface Violation {
  readonly invariant: Invariant;
  readonly at: Instant;
  readonly text: string;
}
