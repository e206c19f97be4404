import type { Instant } from '../domain/calendar/calendar-date.ts';

/** Something by which an erased person could come back: compared without case and blanks around it, ids as they are. */
export interface Mark {
  readonly kind: 'id' | 'email' | 'phone';
  readonly value: string;
}

/** All that is kept of erased people: keyed hashes, from which nobody can be told without the key. */
export interface Tombstones {
  /** Whether each of these belonged to somebody who was erased; strongly. */
  areErased(marks: readonly Mark[]): Promise<readonly boolean[]>;
  bury(marks: readonly Mark[], at: Instant): Promise<void>;
}
