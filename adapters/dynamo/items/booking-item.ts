import * as z from 'zod';
import type { Booking } from '../../../domain/bookings/booking.ts';
import { instantText } from '../../../domain/calendar/zoned-time.ts';
import { boundedSort } from '../keys.ts';
import type { Item } from '../table.ts';
import { calendarDate, count, id, instant, type StoredAs } from './fields.ts';
import { storedGoal } from './goal-field.ts';

export const storedBooking: StoredAs<Booking> = z.object({
  id,
  status: z.enum(['booked', 'cancelled']),
  visitAt: instant,
  minutes: count,
  sequence: count,
  at: instant,
  day: calendarDate,
  goal: storedGoal.optional(),
} satisfies Record<keyof Booking, z.ZodType>);

/** Visits that stand, by the UTC month in which they begin; a cancelled one leaves the list. */
export function visitLookup(customer: string, { status, visitAt, id: booking }: Booking): Item {
  if (status === 'cancelled') return {};
  const when = instantText(visitAt);
  const place = [when, encodeURIComponent(customer), encodeURIComponent(booking)].join('#');
  return { lookupPk: visitsOf(when.slice(0, 7)), lookupSk: boundedSort(place) };
}

export const visitsOf = (month: string): string => `visits#${month}`;
