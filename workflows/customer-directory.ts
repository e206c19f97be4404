import type { Instant } from '../domain/calendar/calendar-date.ts';
import type { Customer } from '../domain/customer.ts';
import type { Fact } from '../domain/facts/fact.ts';
import type { Message } from '../domain/message.ts';

export interface CustomerPage {
  readonly items: readonly Customer[];
  /** Hand it back as `after` for what follows; absent on the last page. */
  readonly next?: string | undefined;
}

/** What staff look up about people. Eventually consistent reads are good enough throughout. */
export interface CustomerDirectory {
  /** In order of lower-case name (else id), those whose name or id begins with `search`; '' means everybody. */
  customersByName(search: string, after: string | undefined, limit: number): Promise<CustomerPage>;
  /** Every message of one customer, sent or not, newest first. */
  timeline(customer: string): Promise<readonly Message[]>;
  /** The dated facts that stand, in order of date. */
  factsOf(customer: string): Promise<readonly Fact[]>;
}

export interface ErasureReceipt {
  readonly customer: string;
  readonly at: Instant;
  /** Items removed. */
  readonly items: number;
}

/** The two requests that a person may make of their data. */
export interface SubjectRequests {
  /** Every item held of the person, as it stands, keys included, wherever it stands; undefined where nothing is. */
  exportOf(customer: string): Promise<readonly Readonly<Record<string, unknown>>[] | undefined>;
  /**
   * Removes all of it, leaving keyed hashes of id and addresses, and for an hour a gate marked `erased`, so that nothing in flight
   * goes out. undefined where there is nobody.
   */
  erase(customer: string, at: Instant): Promise<ErasureReceipt | undefined>;
  /** Takes away what was still under way when somebody was erased, an hour ago or earlier; says how many people are done with. */
  finishErasures(now: Instant): Promise<number>;
}
