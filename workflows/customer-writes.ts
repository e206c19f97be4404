import type { Contact } from '../domain/contact.ts';
import type { StateRecord, Via } from './records.ts';

/** What belongs together: all of it is written, or nothing. */
export interface JointWrite {
  /** Each on the revision that was read; 0: none stands. */
  readonly records: readonly { readonly record: StateRecord; readonly expectedRev: number }[];
  /** The gate, on its revision. */
  readonly gate?: { readonly next: Omit<Contact, 'rev'>; readonly expectedRev: number } | undefined;
  /** A code that nobody was ever given. */
  readonly newCode?: string | undefined;
}

/** Several items of one customer at once. */
export interface CustomerWrites {
  /** false where one of them had moved on, the code was taken, or the customer is gone. */
  commit(customer: string, write: JointWrite, via: Via): Promise<boolean>;
}
