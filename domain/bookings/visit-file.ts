import { ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill/full';
import type { Instant } from '../calendar/calendar-date.ts';
import type { Company } from '../settings.ts';
import { type Booking, endOf } from './booking.ts';

export interface VisitFile {
  readonly booking: Booking;
  readonly customer: { readonly id: string; readonly name?: string | undefined; readonly email?: string | undefined };
  readonly company: Company;
  readonly title: string;
  readonly description: string;
  /** The page on which the visit can be changed. */
  readonly url?: string | undefined;
}

export const visitFileName = 'check-up.ics';

/** What stands in a parameter of RFC 5545 may hold no quotation mark and no line's end. */
const parameter = (text: string): string => text.replace(/["\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').trim();

const at = (instant: Instant) => Temporal.Instant.fromEpochMilliseconds(instant);

/**
 * The visit as calendars read it (RFC 5545, RFC 5546): a later one of the same id with a higher sequence takes the earlier one's
 * place, a cancelled one takes it away. Times are UTC, which every calendar shows as its owner's own.
 */
export function visitFile({ booking, customer, company, title, description, url }: VisitFile): string {
  const isBooked = booking.status === 'booked';
  const host = company.replyTo.slice(company.replyTo.indexOf('@') + 1);
  const calendar = new ICalCalendar({
    prodId: { company: 'Perennial', product: 'Visits' },
    method: isBooked ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
  });
  calendar.createEvent({
    id: `${encodeURIComponent(customer.id)}/${booking.id}@${host}`,
    sequence: booking.sequence,
    stamp: at(booking.at),
    start: at(booking.visitAt),
    end: at(endOf(booking)),
    summary: title,
    description,
    status: isBooked ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    organizer: { name: parameter(company.name), email: company.replyTo },
    attendees: customer.email === undefined ? [] : [attendee(customer.email, customer.name)],
    ...(url === undefined ? {} : { url }),
  });
  return `${calendar.toString()}\r\n`;
}

/** Whoever booked has accepted already: no calendar is to ask. */
const attendee = (email: string, name: string | undefined) => ({
  email,
  rsvp: false,
  status: ICalAttendeeStatus.ACCEPTED,
  ...(name === undefined ? {} : { name: parameter(name) }),
});
