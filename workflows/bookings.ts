import type { Booking } from '../domain/bookings/booking.ts';
import type { Instant } from '../domain/calendar/calendar-date.ts';

export interface BookingChange {
  readonly customer: string;
  readonly booking: Booking;
  /** 0: none stands. */
  readonly expectedRev: number;
  /** A place at this time is taken with it, where fewer than `capacity` are. */
  readonly take?: { readonly at: Instant; readonly capacity: number } | undefined;
  /** A place at this time is given back with it. */
  readonly free?: Instant | undefined;
}

/** Visits, and the places that they take of the capacity calendar. A booking is read as a record. */
export interface Bookings {
  /** Places taken by the time at which visits begin, both ends included; what is not named has none. Strongly read. */
  taken(from: Instant, to: Instant): Promise<ReadonlyMap<Instant, number>>;
  /** Visits that stand and begin then, both ends included, in order of time; a moment behind. */
  between(from: Instant, to: Instant): AsyncIterable<{ readonly customer: string; readonly booking: Booking }>;
  /** All of it or nothing; false where the booking has changed meanwhile or no place is left. */
  write(change: BookingChange): Promise<boolean>;
}
