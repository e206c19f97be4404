import type { CalendarDate, Instant } from '../domain/calendar/calendar-date.ts';
import type { Membership } from '../domain/membership/membership.ts';
import type { Occasion } from '../domain/occasion.ts';
import type { Cycle, Gap } from '../domain/silence/cycle.ts';
import type { Summary } from '../domain/summary.ts';
import type { DuePage } from './due-queue.ts';

/** How far `find-due` has looked. The same instant is kept outside the table, so that a restore is noticed. */
export interface Cursor {
  /** `handled` outside the table may lie ahead of `stored` only after a restore. */
  read(): Promise<{
    readonly stored: Instant | undefined;
    readonly handled: Instant | undefined;
    readonly unfinished: readonly Unfinished[];
  }>;
  /** false where another look moved it meanwhile. */
  advance(from: Instant | undefined, to: Instant, unfinished?: readonly Unfinished[]): Promise<boolean>;
  /** What is left over by now, without moving on; false where another look moved it meanwhile. */
  keep(at: Instant, unfinished: readonly Unfinished[]): Promise<boolean>;
}

/** What a slice of time left over, because very much was due in it. */
export interface Unfinished {
  /** Its end, by which its pages are named. */
  readonly slice: Instant;
  /** What fell due in (after, upTo] of it. */
  readonly after: Instant;
  readonly upTo: Instant;
  readonly urgency: 'notice' | 'marketing';
  /** Up to which place of the calendar's order everybody was queued. */
  readonly place: string;
  readonly tooLateBefore?: Instant | undefined;
}

/** Occasions that wait longer than a queue can hold: quiet hours, quota, pause, an outage. Dated items of the calendar. */
export interface Waits {
  put(customer: string, occasion: Occasion, until: Instant): Promise<void>;
  /** Takes one off that was queued; one that was put off anew meanwhile stays. */
  remove(wait: EndedWait): Promise<void>;
  /** Those whose wait ends in (after, upTo]. */
  ending(after: Instant, upTo: Instant): AsyncIterable<EndedWait>;
}

export interface EndedWait {
  readonly customer: string;
  readonly occasion: Occasion;
  readonly until: Instant;
}

/** What was queued and whether it was worked through: the planned side of the totals, and the daily sweep's list. */
export interface Pages {
  /** Writes the page once; a second time changes nothing. */
  plan(page: DuePage, at: Instant): Promise<void>;
  /** Worked through; `dropped` counts, per campaign, occasions whose fact no longer held. */
  done(page: DuePage, dropped: Readonly<Record<string, number>>): Promise<void>;
  /** Planned in [from, to) and not done. */
  open(from: Instant, to: Instant): AsyncIterable<DuePage>;
}

/** The day a household's offer was last claimed and by which message. */
export interface ClaimedOffer {
  readonly day: CalendarDate;
  readonly by: string;
}

/** The one check-up offer of a household. */
export interface HouseholdOffers {
  read(household: string): Promise<ClaimedOffer | undefined>;
  /** Of many at once; those that never claimed it are left out. */
  readMany(households: readonly string[]): Promise<ReadonlyMap<string, ClaimedOffer>>;
  /** Claims it for `by` where it is free: never claimed, claimed by `by` itself, or on or before `freeIfOnOrBefore`. */
  claim(household: string, by: string, day: CalendarDate, freeIfOnOrBefore: CalendarDate): Promise<boolean>;
  /** Gives it back where `by` still holds it. */
  release(household: string, by: string): Promise<void>;
}

export interface Memberships {
  /** Puts where the stored one still ends on `expectedEndsOn` (undefined: none stands). */
  write(customer: string, next: Membership, expectedEndsOn: CalendarDate | undefined): Promise<boolean>;
}

export interface CustomerGap {
  readonly customer: string;
  readonly gap: Gap;
}

export interface CycleStanding {
  readonly summary: Summary;
  readonly gaps: readonly Gap[];
  readonly cycle: Cycle;
  /** Of the cycle; 0: none stands. */
  readonly rev: number;
}

/** What is learnt about repurchase cycles. */
export interface CycleBook {
  /** Puts gaps into the book and takes others out. */
  changeGaps(added: readonly CustomerGap[], gone: readonly CustomerGap[]): Promise<void>;
  /** What learning goes by, of many at once; nobody is in it who has neither orders nor a cycle. One whose items cannot be read is a fault. */
  standing(customers: readonly string[]): Promise<ReadonlyMap<string, CycleStanding | { readonly fault: unknown }>>;
  /** Writes what was learnt where it differs from what stands. */
  learn(customer: string, cycle: Cycle, standing: Pick<CycleStanding, 'cycle' | 'rev'>): Promise<void>;
  /** Gaps of a category whose later day lies before `before`. */
  gaps(category: string, before: CalendarDate): AsyncIterable<Gap>;
  /** By kind the last date whose facts were looked at again, of those that orders put off. */
  looks(): Promise<Readonly<Record<string, CalendarDate>>>;
  noteLooks(looks: Readonly<Record<string, CalendarDate>>): Promise<void>;
  /** Writes the customer's cycle as it stands, so that the stream has its facts derived anew. */
  touch(customer: string): Promise<void>;
}
