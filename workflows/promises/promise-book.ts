import type { CalendarDate, Instant } from '../../domain/calendar/calendar-date.ts';
import type { CarePromise } from '../../domain/promises/promise.ts';

export interface PromiseOf {
  readonly customer: string;
  readonly promise: CarePromise;
}

/** Which promises there are, without asking every customer. It may be a moment behind; every change is made on the promise itself. */
export interface PromiseBook {
  /** Those still to be kept, in the order in which they ask something of people; those that ask it up to `upTo` where it is given. */
  open(upTo?: Instant): AsyncIterable<PromiseOf>;
  /** Kept ones that were due in these days (UTC). */
  kept(from: CalendarDate, to: CalendarDate): AsyncIterable<PromiseOf>;
}
