import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { decodeTags } from '../../adapters/send-tags.ts';
import type { Clock } from '../../workflows/clock.ts';
import type { Topics } from '../events/topics.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Meter } from '../meter/meter.ts';
import type { Deployment } from '../template/deployment.ts';
import { unknownOperation } from './aws-error.ts';
import { authorise } from './caller.ts';
import { jsonReply, operationOf, type ServiceEndpoint } from './service-call.ts';

const textMessage = z.object({
  DestinationPhoneNumber: z.string().max(20),
  OriginationIdentity: z.string().max(256).default('local'),
  MessageBody: z.string().max(1600),
  MessageType: z.string().max(20).default('TRANSACTIONAL'),
  ConfigurationSetName: z.string().max(256).optional(),
  Context: z.record(z.string(), z.string()).default({}),
});

export interface SmsOptions {
  readonly inbox: Inbox;
  readonly topics: Topics;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly configurations: Deployment['smsConfigurations'];
  readonly arnPrefix: string;
}

/** AWS End User Messaging: files the text in the inbox and reports it delivered. */
export function smsEndpoint({ inbox, topics, clock, meter, configurations, arnPrefix }: SmsOptions): ServiceEndpoint {
  return (call) => {
    const operation = operationOf(call);
    if (operation !== 'SendTextMessage') throw unknownOperation('sms-voice', operation);
    const message = textMessage.parse(JSON.parse(call.body.toString('utf8')));
    const { OriginationIdentity: origin, ConfigurationSetName: set } = message;
    authorise(call.caller, 'sms-voice:SendTextMessage', origin.startsWith('arn:') ? origin : `${arnPrefix}sender-id/${origin}`);
    if (set !== undefined) authorise(call.caller, 'sms-voice:SendTextMessage', `${arnPrefix}configuration-set/${set}`);
    const id = randomUUID();
    const at = clock.now();
    const { DestinationPhoneNumber: to, MessageBody: text, Context } = message;
    inbox.keep({ id, at, channel: 'sms', to, from: shownAs(origin), subject: '', text, ...decodeTags(Context) });
    meter.count(call.caller.label, 'sms');
    const configuration = configurations.find(({ ref }) => ref === set);
    for (const { Enabled, SnsDestination } of configuration?.properties.EventDestinations ?? []) {
      if (Enabled && SnsDestination !== undefined) topics.publish(SnsDestination.TopicArn, JSON.stringify(delivered(id, at, message)));
    }
    return jsonReply({ MessageId: id });
  };
}

/** What a telephone shows: of a sender id the name, not its ARN. */
const shownAs = (origin: string): string => /:sender-id\/([^/]+)/.exec(origin)?.[1] ?? origin;

const delivered = (
  messageId: string,
  at: number,
  { DestinationPhoneNumber, OriginationIdentity, MessageType, Context }: z.infer<typeof textMessage>,
) => ({
  eventType: 'TEXT_DELIVERED',
  eventVersion: '1.0',
  eventTimestamp: at,
  isFinal: true,
  originationPhoneNumber: OriginationIdentity,
  destinationPhoneNumber: DestinationPhoneNumber,
  messageId,
  messageRequestTimestamp: at,
  messageEncoding: 'GSM',
  messageType: MessageType,
  messageStatus: 'DELIVERED',
  messageStatusDescription: 'Message has been accepted by phone',
  context: Context,
  totalMessageParts: 1,
  totalMessagePrice: 0,
  totalCarrierFee: 0,
});
