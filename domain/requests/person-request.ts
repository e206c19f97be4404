import type { CalendarDate, Instant } from '../calendar/calendar-date.ts';
import { instantText } from '../calendar/zoned-time.ts';
import type { Channel } from '../customer.ts';
import type { TextIntent } from '../feedback/read-text.ts';

/** Requests that are done only once a mailed link has confirmed them. */
export const confirmedRequests = ['opt-in', 'export', 'erase'] as const;
export type ConfirmedRequest = (typeof confirmedRequests)[number];

/**
 * What a person asked of us of their own accord, by a page or by a text message. Item `REQUEST#<id>`. Each is a dated fact
 * `request.<kind>`, which a campaign of its own answers at once.
 */
export interface PersonRequest {
  readonly id: string;
  readonly kind: ConfirmedRequest | 'text';
  readonly at: Instant;
  readonly day: CalendarDate;
  /** Of an opt-in: what it is to be given for. */
  readonly channels?: readonly Channel[] | undefined;
  /** Of a text: how it was understood, its words, and whether this customer's is the one answer to the number. */
  readonly said?: TextIntent | undefined;
  readonly text?: string | undefined;
  readonly answered?: boolean | undefined;
}

/**
 * At most one request of a kind an hour: whoever presses twice gets one mail, and nobody's inbox can be filled from a page. Opt-ins are
 * told apart by what they ask for.
 */
export function requestId(kind: ConfirmedRequest, at: Instant, channels: readonly Channel[] = []): string {
  const hour = instantText(at).slice(0, 13);
  return [kind, ...channels, hour].join('.');
}
