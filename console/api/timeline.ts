import type { Answer } from '../../domain/answer.ts';
import type { Booking } from '../../domain/bookings/booking.ts';
import type { CalendarDate, Instant } from '../../domain/calendar/calendar-date.ts';
import { startOfDay } from '../../domain/calendar/zoned-time.ts';
import type { Case } from '../../domain/cases/case.ts';
import type { LedgerEntry } from '../../domain/consent/consent-ledger.ts';
import type { Asset } from '../../domain/customer.ts';
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
  | { readonly kind: 'booking'; readonly at: Instant; readonly booking: Booking }
  | { readonly kind: 'case'; readonly at: Instant; readonly case: Pick<Case, 'id' | 'kind' | 'openedOn' | 'closedOn'> }
  | { readonly kind: 'consent'; readonly at: Instant; readonly proof: Omit<LedgerEntry, 'before'> }
  | { readonly kind: 'product'; readonly at: Instant; readonly asset: Asset }
  | { readonly kind: 'tier'; readonly at: Instant; readonly from: string; readonly to: string; readonly endsOn: CalendarDate };

interface Told {
  readonly messages: readonly Message[];
  readonly orders: readonly Order[];
  readonly proofs: readonly LedgerEntry[];
}

/** Everything that passed between the company and a person, newest first. What has a day and no hour stands at its beginning. */
export function timelineOf({ messages, orders, proofs }: Told, state: CustomerState): TimelineEntry[] {
  const { answers, bookings, cases, assets, membership } = state;
  const morningOf = (day: CalendarDate) => startOfDay(day, state.customer.timeZone);
  const entries: TimelineEntry[] = [
    ...messages.map((message): TimelineEntry => {
      return { kind: 'message', at: message.at, message, outcome: outcomeOf(message) ?? 'covered', why: whyOf(message) };
    }),
    ...orders.map((order): TimelineEntry => ({ kind: 'order', at: order.at, order })),
    ...answers.map((answer): TimelineEntry => ({ kind: 'answer', at: answer.at, answer })),
    ...bookings.map((booking): TimelineEntry => ({ kind: 'booking', at: booking.at, booking })),
    ...cases.map(({ id, kind, openedOn, openedAt, closedOn }): TimelineEntry => {
      return { kind: 'case', at: openedAt ?? morningOf(openedOn), case: { id, kind, openedOn, closedOn } };
    }),
    ...proofs.map(({ before: _, ...proof }): TimelineEntry => ({ kind: 'consent', at: proof.at, proof })),
    ...assets.flatMap((asset): TimelineEntry[] =>
      asset.purchasedOn === undefined ? [] : [{ kind: 'product', at: morningOf(asset.purchasedOn), asset }],
    ),
  ];
  if (membership?.changed !== undefined) {
    const { on, from, to } = membership.changed;
    entries.push({ kind: 'tier', at: morningOf(on), from, to, endsOn: membership.endsOn });
  }
  return entries.sort((a, b) => b.at - a.at);
}
