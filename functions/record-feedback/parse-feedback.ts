import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill/full';
import * as z from 'zod';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
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
  complaint: z.object({ complaintFeedbackType: z.string().max(64).nullish() }).optional(),
  delivery: z.object({ timestamp: instant }).optional(),
  open: z.object({ timestamp: instant, userAgent: z.string().max(4096).nullish() }).optional(),
  click: z.object({ timestamp: instant, userAgent: z.string().max(4096).nullish(), link: z.string().max(8192).nullish() }).optional(),
});
type SesEvent = z.infer<typeof sesEvent>;

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
    const { mail, delivery, open, click } = ses.data;
    const tags = readTags(mail.tags);
    const kind = sesKind(ses.data);
    if (tags === undefined || kind === undefined) return undefined;
    // When it happened; `mail.timestamp` is when the mail was handed to SES.
    const at = instantOf(delivery?.timestamp ?? open?.timestamp ?? click?.timestamp ?? mail.timestamp);
    const look = open ?? click;
    const hit = look === undefined ? {} : { hit: { userAgent: look.userAgent?.slice(0, 512) ?? '', link: linkOf(click?.link) } };
    return { kind, channel: 'email', ...tags, providerId: mail.messageId, at, ...hit };
  }
  const sms = smsEvent.safeParse(json);
  if (!sms.success) return undefined;
  const { eventType, messageId, eventTimestamp, context } = sms.data;
  const tags = readTags(context);
  const kind = smsKind(eventType);
  if (tags === undefined || kind === undefined) return undefined;
  return { kind, channel: 'sms', ...tags, providerId: messageId, at: eventTimestamp };
}

const instantOf = (text: string): Instant => Temporal.Instant.from(text).epochMilliseconds;

/** Enough to tell links of one mail apart; a link of ours holds a token, which is kept nowhere. */
const linkOf = (link: string | null | undefined): string | undefined =>
  link == null ? undefined : createHash('sha256').update(link).digest('base64url').slice(0, 6);

function sesKind({ eventType, bounce, complaint }: SesEvent): Feedback['kind'] | undefined {
  switch (eventType) {
    case 'Send':
      return 'accepted';
    case 'Delivery':
      return 'delivered';
    case 'DeliveryDelay':
      return 'delayed';
    case 'Bounce':
      return bounce?.bounceType === 'Permanent' ? 'bounced-hard' : 'bounced-soft';
    case 'Complaint':
      // "This is no spam": the person took the mail out of the junk.
      return complaint?.complaintFeedbackType === 'not-spam' ? undefined : 'complained';
    case 'Reject':
    case 'Rendering Failure':
      return 'rejected';
    case 'Open':
      return 'opened';
    case 'Click':
      return 'clicked';
    default:
      return undefined;
  }
}

function smsKind(eventType: string): Feedback['kind'] | undefined {
  switch (eventType) {
    case 'TEXT_SENT':
      return 'accepted';
    case 'TEXT_DELIVERED':
    case 'TEXT_SUCCESSFUL':
      return 'delivered';
    case 'TEXT_INVALID':
    case 'TEXT_UNREACHABLE':
    case 'TEXT_CARRIER_UNREACHABLE':
    case 'TEXT_TTL_EXPIRED':
      return 'bounced-soft';
    case 'TEXT_BLOCKED':
    case 'TEXT_INVALID_MESSAGE':
    case 'TEXT_SPAM':
    case 'TEXT_CARRIER_BLOCKED':
    case 'TEXT_PROTECT_BLOCKED':
      return 'rejected';
    default:
      return undefined;
  }
}
