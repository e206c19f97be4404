import type { LedgerEntry } from '../domain/consent/consent-ledger.ts';
import type { Contact } from '../domain/contact.ts';

/** The customers' gates. */
export interface Gates {
  /** Strongly; `newContact` (rev 0) where none stands yet, marked `erased` where one had stood. */
  read(customer: string): Promise<Contact>;
  /**
   * Puts `next` with `rev` = `expectedRev` + 1 where the stored rev is still `expectedRev`; else false. The proof of a changed consent
   * is written with it, or neither is.
   */
  write(customer: string, next: Omit<Contact, 'rev'>, expectedRev: number, proof?: LedgerEntry): Promise<boolean>;
}

export interface GateWrite {
  readonly customer: string;
  readonly next: Omit<Contact, 'rev'>;
  readonly expectedRev: number;
  readonly proof?: LedgerEntry | undefined;
}

/** The same for many customers at once, each of whom stands for itself: for imports, which would pay for every call. */
export interface ManyGates {
  read(customers: readonly string[]): Promise<ReadonlyMap<string, Contact>>;
  /** Whether each was written. A customer comes once. */
  write(writes: readonly GateWrite[]): Promise<readonly boolean[]>;
}
