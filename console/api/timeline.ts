import type { Answer } from '../../domain/answer.ts';
import type { Booking } from '../../domain/bookings/booking.ts';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { type Message, outcomeOf } from '../../domain/message.ts';
import type { Order } from '../../domain/order.ts';
import { whyOf } from './reason-words.ts';

export type TimelineEntry =
  | {
      readonly kind: 'message';
      readonly at: Instant;
      readonly message: Message;
      readonly outcome: 'sent' | 'skipped' | 'failed' | 'covered';
      readonly why: string;
    }
  | { readonly kind: 'order'; readonly at: Instant; readonly order: Order }
  | { readonly kind: 'answer'; readonly at: Instant; readonly answer: Answer }
  | { readonly kind: 'booking'; readonly at: Instant; readonly booking: Booking };

/** Everything that passed between the company and a person, newest first. */
export function timelineOf(
  messages: readonly Message[],
  orders: readonly Order[],
  { answers, bookings }: Pick<CustomerState, 'answers' | 'bookings'>,
): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...messages.map((message): TimelineEntry => {
      return { kind: 'message', at: message.at, message, outcome: outcomeOf(message) ?? 'covered', why: whyOf(message) };
    }),
    ...orders.map((order): TimelineEntry => ({ kind: 'order', at: order.at, order })),
    ...answers.map((answer): TimelineEntry => ({ kind: 'answer', at: answer.at, answer })),
    ...bookings.map((booking): TimelineEntry => ({ kind: 'booking', at: booking.at, booking })),
  ];
  return entries.sort((a, b) => b.at - a.at);
}
