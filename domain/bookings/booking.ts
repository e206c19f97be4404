import type { CalendarDate, Instant } from '../calendar/calendar-date.ts';
import type { GoalReached } from '../campaigns/goal.ts';

/** A visit for a check-up that a customer chose, or called off. Item `BOOKING#<id>`. */
export interface Booking {
  /** Key of the message that carried the offer: there is one booking for each offer. */
  readonly id: string;
  readonly status: 'booked' | 'cancelled';
  /** When the visit begins. */
  readonly visitAt: Instant;
  readonly minutes: number;
  /** How often it was changed since it was made; SEQUENCE of RFC 5545. */
  readonly sequence: number;
  /** When the customer booked, changed or cancelled it last, and the customer's local day then. */
  readonly at: Instant;
  readonly day: CalendarDate;
  /** The card that it answers in time; counts while the visit stands. */
  readonly goal?: GoalReached | undefined;
}

/** Names one act: each is answered once. */
export const actOf = ({ id, sequence }: Pick<Booking, 'id' | 'sequence'>): string => `${id}#${sequence}`;

export const endOf = ({ visitAt, minutes }: Pick<Booking, 'visitAt' | 'minutes'>): Instant => visitAt + minutes * 60_000;
