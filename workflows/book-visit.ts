import type { Booking } from '../domain/bookings/booking.ts';
import { visitSlots } from '../domain/bookings/visit-slots.ts';
import type { Instant } from '../domain/calendar/calendar-date.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import { goalReached } from '../domain/campaigns/goal.ts';
import type { Customer } from '../domain/customer.ts';
import type { Bookings } from './bookings.ts';
import type { CampaignLibrary } from './campaign-library.ts';
import type { Clock } from './clock.ts';
import type { Messages } from './messages.ts';
import type { Records } from './records.ts';

export interface BookingServices {
  readonly clock: Clock;
  readonly library: CampaignLibrary;
  readonly records: Records;
  readonly bookings: Bookings;
  readonly messages: Pick<Messages, 'read'>;
}

/** `stands`: there was one already, or it has changed since the form was shown; it is left as it is. */
export type BookingOutcome =
  | { readonly kind: 'booked' | 'cancelled' | 'stands'; readonly booking: Booking }
  /** Somebody else has the last place. */
  | { readonly kind: 'full' }
  /** No time that may be booked now. */
  | { readonly kind: 'closed' }
  /** There is nothing to cancel. */
  | { readonly kind: 'none' };

export interface BookingWish {
  readonly customer: Customer;
  /** Key of the message that carried the offer. */
  readonly offer: string;
  readonly at: Instant;
  /** Sequence of the booking that is to be changed; absent where none is meant to stand. */
  readonly changing?: number | undefined;
}

/** How often a lost race for booking or place is taken up again. */
const TRIES = 5;

/** The booking of an offer as it stands, and its revision. */
export async function storedBooking(
  { records }: Pick<BookingServices, 'records'>,
  customer: string,
  offer: string,
): Promise<{ readonly booking: Booking; readonly rev: number } | undefined> {
  const [stored] = await records.read([{ customer, type: 'BOOKING', id: offer }]);
  return stored?.record.type === 'BOOKING' ? { booking: stored.record.body, rev: stored.rev } : undefined;
}

/**
 * Books a visit, or moves it to another time.
 *
 * > One booking for each offer: used twice, the link shows the visit that is booked. Of two people who want the last place one gets it.
 */
export async function bookVisit(services: BookingServices, { customer, offer, at, changing }: BookingWish): Promise<BookingOutcome> {
  const { clock, library, bookings } = services;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [stored, settings] = await Promise.all([storedBooking(services, customer.id, offer), library.settings()]);
    const now = clock.now();
    const before = stored?.booking.status === 'booked' ? stored.booking : undefined;
    if (before !== undefined && !isChange(before, { at, changing }, now)) return { kind: 'stands', booking: before };
    if (!visitSlots(settings, now).some((slot) => slot.at === at)) return { kind: 'closed' };
    const { capacity, minutes } = settings.bookings;
    const day = localDate(now, customer.timeZone);
    // A visit that is only moved was booked when it was: its goal stays as it is.
    const goal = before === undefined ? goalReached((await services.messages.read(customer.id, [offer]))[0], 'booking', day) : before.goal;
    const booking: Booking = {
      id: offer,
      status: 'booked',
      visitAt: at,
      minutes,
      sequence: stored === undefined ? 0 : stored.booking.sequence + 1,
      at: now,
      day,
      ...(goal === undefined ? {} : { goal }),
    };
    const expectedRev = stored?.rev ?? 0;
    if (await bookings.write({ customer: customer.id, booking, expectedRev, take: { at, capacity }, free: before?.visitAt }))
      return { kind: 'booked', booking };
    if (((await bookings.taken(at, at)).get(at) ?? 0) >= capacity) return await settleFull(services, { customer, offer, at, changing });
  }
  throw new Error(`A visit could not be booked: it changed under all ${TRIES} tries.`);
}

/** The last place may have been taken by this very offer, from another window. */
async function settleFull(services: BookingServices, { customer, offer, at }: BookingWish): Promise<BookingOutcome> {
  const stored = await storedBooking(services, customer.id, offer);
  const isTheirs = stored?.booking.status === 'booked' && stored.booking.visitAt === at;
  return isTheirs ? { kind: 'stands', booking: stored.booking } : { kind: 'full' };
}

const isChange = (before: Booking, { at, changing }: Pick<BookingWish, 'at' | 'changing'>, now: Instant): boolean =>
  changing === before.sequence && before.visitAt > now && before.visitAt !== at;

/** Calls a visit off that is still ahead. Doing it twice changes nothing. */
export async function cancelVisit(
  services: BookingServices,
  { customer, offer }: Pick<BookingWish, 'customer' | 'offer'>,
): Promise<BookingOutcome> {
  const { clock, bookings } = services;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const stored = await storedBooking(services, customer.id, offer);
    if (stored === undefined) return { kind: 'none' };
    const { booking: before, rev } = stored;
    if (before.status === 'cancelled') return { kind: 'cancelled', booking: before };
    const now = clock.now();
    if (before.visitAt <= now) return { kind: 'stands', booking: before };
    const day = localDate(now, customer.timeZone);
    const booking: Booking = { ...before, status: 'cancelled', sequence: before.sequence + 1, at: now, day };
    if (await bookings.write({ customer: customer.id, booking, expectedRev: rev, free: before.visitAt }))
      return { kind: 'cancelled', booking };
  }
  throw new Error(`A visit could not be cancelled: it changed under all ${TRIES} tries.`);
}
