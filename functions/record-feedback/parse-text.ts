import { Temporal } from 'temporal-polyfill/full';
import * as z from 'zod';
import type { ReceivedText } from '../../workflows/feedback/receive-text.ts';

/** https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-payload.html */
const inbound = z.object({
  originationNumber: z.string().regex(/^\+\d{3,15}$/),
  messageBody: z.string().max(10_000),
  inboundMessageId: z.string().min(1).max(256),
});

/** A text that somebody sent to our number; undefined for what is none. It bears no time of its own: that of its notification counts. */
export function parseText(message: string, timestamp: string): ReceivedText | undefined {
  const parsed = inbound.safeParse(JSON.parse(message));
  if (!parsed.success) return undefined;
  const { originationNumber: from, messageBody: body, inboundMessageId: id } = parsed.data;
  return { id, from, body, at: Temporal.Instant.from(timestamp).epochMilliseconds };
}
