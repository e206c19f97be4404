import { randomUUID } from 'node:crypto';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { Clock } from '../../workflows/clock.ts';
import type { DeclaredSubscription } from '../template/deployment.ts';

/** SNS: hands a message to each subscribed function and queue. */
export interface Topics {
  /** The message's id. */
  publish(topicArn: string, message: string, subject?: string): string;
}

export interface TopicsOptions {
  readonly subscriptions: readonly DeclaredSubscription[];
  readonly clock: Clock;
  readonly invoke: (functionArn: string, event: unknown) => void;
  readonly send: (queueArn: string, body: string) => void;
}

export function createTopics({ subscriptions, clock, invoke, send }: TopicsOptions): Topics {
  return {
    publish(topicArn, message, subject) {
      const MessageId = randomUUID();
      const notification = {
        Type: 'Notification',
        MessageId,
        TopicArn: topicArn,
        Subject: subject ?? null,
        Message: message,
        Timestamp: instantText(clock.now()),
        SignatureVersion: '1',
        Signature: 'local',
        SigningCertUrl: 'http://localhost/',
        UnsubscribeUrl: 'http://localhost/',
        MessageAttributes: {},
      };
      for (const { properties, ref } of subscriptions) {
        if (properties.TopicArn !== topicArn) continue;
        if (properties.Protocol === 'lambda') {
          invoke(properties.Endpoint, {
            Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: ref, Sns: notification }],
          });
        } else if (properties.Protocol === 'sqs') {
          send(properties.Endpoint, JSON.stringify(notification));
        }
      }
      return MessageId;
    },
  };
}
