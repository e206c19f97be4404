import { visitFile, visitFileName } from '../../domain/bookings/visit-file.ts';
import { bookingOf } from '../../domain/rules/booking-rule.ts';
import { visitWording } from '../../domain/wording/visit-wording.ts';
import type { CalendarPart } from '../outbox.ts';
import type { Carrying } from './deliver-occasion.ts';

/** What puts the visit into the customer's calendar, or takes it out; the reminder brings nothing new. */
export function visitPart({ services, desk, occasion, campaign, settings }: Carrying, locale: string): CalendarPart | undefined {
  if (campaign.rule !== 'booking' || occasion.kind === 'booking.visit' || desk.state === undefined) return undefined;
  const booking = bookingOf(desk.state, occasion);
  if (booking === undefined) return undefined;
  const { company } = settings;
  const url = services.links.booking(desk.customer, booking.id);
  const text = visitFile({ booking, customer: desk.state.customer, company, ...visitWording(locale, company), url });
  return { method: booking.status === 'booked' ? 'REQUEST' : 'CANCEL', fileName: visitFileName, text };
}
