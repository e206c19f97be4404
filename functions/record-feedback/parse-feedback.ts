import { Temporal } from 'temporal-polyfill/full';
import * as z from 'zod';
import type { Feedback } from '../../workflows/feedback/record-feedback.ts';
import type { SendTags } from '../../workflows/outbox.ts';

/** Finds our tags among a provider's. */
export type ReadTags = (tags: Readonly<Record<string, string | readonly string[]>>) => SendTags | undefined;

const id = z.string().min(1).max(256);
const instant = z.string().max(64);

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
const sesEvent = z.object({
  eventType: z.string().max(64),
  mail: z.object({
    messageId: id,
    timestamp: instant,
    tags: z.record(z.string().max(256), z.array(z.string().max(512)).max(10)).default({}),
  }),
  bounce: z.object({ bounceType: z.string().max(64) }).optional(),
});

/** https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-format.html */
const smsEvent = z.object({
  eventType: z.string().startsWith('TEXT_').max(64),
  messageId: id,
  eventTimestamp: z.int(),
  context: z.record(z.string().max(128), z.string().max(800)).default({}),
});

/** Undefined for what is not about a message of ours, or tells nothing that we keep. Throws for what is no JSON. */
export function parseFeedback(text: string, readTags: ReadTags): Feedback | undefined {
  const json: unknown = JSON.parse(text);
  const ses = sesEvent.safeParse(json);
  if (ses.success) {
    const { eventType, mail, bounce } = ses.data;
    const tags = readTags(mail.tags);
    const kind = sesKind(eventType, bounce?.bounceType);
    if (tags === undefined || kind === undefined) return undefined;
    return { kind, channel: 'email', ...tags, providerId: mail.messageId, at: Temporal.Instant.from(mail.timestamp).epochMilliseconds };
  }
  const sms = smsEvent.safeParse(json);
  if (!sms.success) return undefined;
  const { eventType, messageId, eventTimestamp, context } = sms.data;
  const tags = readTags(context);
  const kind = smsKind(eventType);
  if (tags === undefined || kind === undefined) return undefined;
  return { kind, channel: 'sms', ...tags, providerId: messageId, at: eventTimestamp };
}

/** Opens and clicks come with the pages that they lead to: they trigger nothing. */
function sesKind(eventType: string, bounceType: string | undefined): Feedback['kind'] | undefined {
  switch (eventType) {
    case 'Send':
      return 'accepted';
    case 'Delivery':
      return 'delivered';
    case 'Bounce':
      return bounceType === 'Permanent' ? 'bounced-hard' : 'bounced-soft';
    case 'Complaint':
      return 'complained';
    case 'Reject':
    case 'Rendering Failure':
      return 'rejected';
    default:
      return undefined;
  }
}

function smsKind(eventType: string): Feedback['kind'] | undefined {
  switch (eventType) {
    case 'TEXT_SENT':
      return 'accepted';
    case 'TEXT_DELIVERED':
      return 'delivered';
    case 'TEXT_INVALID':
    case 'TEXT_UNREACHABLE':
    case 'TEXT_CARRIER_UNREACHABLE':
      return 'bounced-soft';
    case 'TEXT_BLOCKED':
    case 'TEXT_INVALID_MESSAGE':
    case 'TEXT_SPAM':
      return 'rejected';
    default:
      return undefined;
  }
}
