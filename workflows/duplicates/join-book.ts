import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { LedgerEntry } from '../../domain/consent/consent-ledger.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { JoinChoices } from '../../domain/duplicates/join-profiles.ts';
import type { Message } from '../../domain/message.ts';
import type { Settings } from '../../domain/settings.ts';

/** Where somebody went whose id stands no more. */
export interface JoinedInto {
  readonly kept: string;
  /** Old id of a case or voucher → its id now. */
  readonly renamed: Readonly<Record<string, string>>;
}

/** The tombstones of joined customers. */
export interface JoinedIds {
  /** To the end of the chain where the kept one was joined to a third; who was never joined is left out. */
  into(customers: readonly string[]): Promise<ReadonlyMap<string, JoinedInto>>;
}

/** Two records of one person that are being made one. */
export interface Join {
  readonly kept: string;
  readonly other: string;
  readonly choices: JoinChoices;
  /** Id of the member of staff. */
  readonly by: string;
  readonly at: Instant;
  readonly renamed: Readonly<Record<string, string>>;
}

export interface StandingJoin extends Join {
  /** Gates and messages are one already. */
  readonly folded: boolean;
  /** When everything was moved that stood there. */
  readonly doneAt?: Instant | undefined;
}

export interface FoldedGate {
  readonly next: Omit<Contact, 'rev'>;
  readonly expectedRev: number;
  readonly proof?: LedgerEntry | undefined;
}

/** The steps of a join in the table. Each may be done again, and then changes nothing. */
export interface JoinBook {
  standing(other: string): Promise<StandingJoin | undefined>;
  /** Notes it with the tombstone; false where one of the two is gone, or is being joined or was joined already. */
  begin(join: Join): Promise<boolean>;
  unfinished(): AsyncIterable<StandingJoin>;
  /** Strongly, all there are. */
  messages(customer: string): Promise<readonly Message[]>;
  /** The other’s messages, and these besides, stand with the kept one too. */
  carryMessages(join: Join, covers: readonly Message[]): Promise<void>;
  /** The gate of both in one transaction, so that nothing is added up twice; false where the kept gate moved on. */
  foldGates(join: Join, gate: FoldedGate): Promise<boolean>;
  /** Moves up to so many items; true once nothing is left but the closed gate and the tombstone. */
  moveState(join: Join, joined: Customer, settings: Pick<Settings, 'tiers'>, most: number): Promise<boolean>;
  noteDone(join: Join, at: Instant): Promise<void>;
  /** Takes the note off; the tombstone stays. */
  forget(join: Join): Promise<void>;
  /** The kept one was erased meanwhile: so is whatever there is of the other. */
  eraseWith(join: Join): Promise<void>;
}
