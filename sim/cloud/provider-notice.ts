import type { SNSEvent } from 'aws-lambda';
import { encodeTags } from '../../adapters/send-tags.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { ProviderEvent } from './provider.ts';

/** A provider's event as its topic tells it. */
export function providerNotice(event: ProviderEvent): Pick<SNSEvent, 'Records'> {
  const body = event.message.channel === 'email' ? sesEvent(event) : smsEvent(event);
  return {
    Records: [
      {
        EventVersion: '1.0',
        EventSubscriptionArn: 'sim',
        EventSource: 'aws:sns',
        Sns: {
          SignatureVersion: '1',
          Timestamp: instantText(event.at),
          Signature: 'sim',
          SigningCertUrl: 'sim',
          MessageId: event.providerId,
          Message: JSON.stringify(body),
          MessageAttributes: {},
          Type: 'Notification',
          UnsubscribeUrl: 'sim',
          TopicArn: 'sim',
          Subject: '',
        },
      },
    ],
  };
}

const sesKinds = {
  accepted: { eventType: 'Send' },
  delivered: { eventType: 'Delivery' },
  'bounced-hard': { eventType: 'Bounce', bounce: { bounceType: 'Permanent' } },
  'bounced-soft': { eventType: 'Bounce', bounce: { bounceType: 'Transient' } },
  complained: { eventType: 'Complaint' },
} as const;

function sesEvent({ kind, message, providerId, at }: ProviderEvent) {
  const tags = Object.entries(encodeTags(message.tags, 256)).map(([name, value]) => [name, [value]]);
  return { ...sesKinds[kind], mail: { messageId: providerId, timestamp: instantText(at), tags: Object.fromEntries(tags) } };
}

/** A text message knows no complaint, and no address that is dead for good. */
const smsKinds = {
  accepted: 'TEXT_SENT',
  delivered: 'TEXT_DELIVERED',
  'bounced-hard': 'TEXT_UNREACHABLE',
  'bounced-soft': 'TEXT_UNREACHABLE',
  complained: 'TEXT_DELIVERED',
} as const;

function smsEvent({ kind, message, providerId, at }: ProviderEvent) {
  return { eventType: smsKinds[kind], messageId: providerId, eventTimestamp: at, context: encodeTags(message.tags, 800) };
}
