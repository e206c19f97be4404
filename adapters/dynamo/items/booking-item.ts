import * as z from 'zod';
import type { Booking } from '../../../domain/bookings/booking.ts';
import { calendarDate, count, id, instant, type StoredAs } from './fields.ts';

export const storedBooking: StoredAs<Booking> = z.object({
  id,
  status: z.enum(['booked', 'cancelled']),
  visitAt: instant,
  minutes: count,
  sequence: count,
  at: instant,
  day: calendarDate,
} satisfies Record<keyof Booking, z.ZodType>);
