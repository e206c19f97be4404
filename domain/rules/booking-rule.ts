import { actOf, type Booking } from '../bookings/booking.ts';
import { visitTimes } from '../bookings/visit-times.ts';
import type { CustomerState } from '../customer-state.ts';
import type { Fact, Values } from '../facts/fact.ts';
import type { Settings } from '../settings.ts';
import { holds, nothing, type RuleAnswer, type RuleContext } from './rule.ts';

/** The booking that a fact tells of. */
export const bookingOf = ({ bookings }: Pick<CustomerState, 'bookings'>, fact: Pick<Fact, 'kind' | 'subject'>): Booking | undefined =>
  bookings.find((booking) => (fact.kind === 'booking.visit' ? booking.id : actOf(booking)) === fact.subject);

/** > An act is answered at once; of the visit we remind on the day before, unless it was only booked on that day. */
export function decideBooking({ state, fact, dueDay, settings }: RuleContext): RuleAnswer {
  const booking = bookingOf(state, fact);
  if (booking === undefined || (fact.kind === 'booking.visit' && booking.day >= dueDay)) return nothing;
  return holds({ visit: visitValues(booking, state.customer.timeZone, settings), changed: booking.sequence > 0 });
}

function visitValues(booking: Booking, zone: string, { company }: Settings): Values {
  const { there, here } = visitTimes(booking, company.timeZone, zone);
  return { ...there, minutes: booking.minutes, here: here === undefined ? null : { ...here } };
}
