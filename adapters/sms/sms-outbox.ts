import * as z from 'zod';
import type { OutgoingMessage, SendOutcome } from '../../workflows/outbox.ts';
import type { JsonCall } from '../aws/json-call.ts';
import { commonRefusal, type ProviderFailure, readFailure, unknownOutcome } from '../provider-failure.ts';
import { encodeTags } from '../send-tags.ts';

const CONTEXT_VALUE_LENGTH = 800;

const accepted = z.object({ MessageId: z.string().max(256).catch('') });

export type OutgoingSms = Extract<OutgoingMessage, { channel: 'sms' }>;

export interface SmsOutboxOptions {
  readonly call: JsonCall;
  /** Phone number, sender id or pool. */
  readonly originator: string;
  readonly configurationSet: string;
}

/** Text messages through AWS End User Messaging. The call must be of one attempt (`openSmsCall`). */
export function smsOutbox({ call, originator, configurationSet }: SmsOutboxOptions): {
  send(sms: OutgoingSms): Promise<SendOutcome>;
} {
  return {
    async send(sms) {
      try {
        const answer = await call('SendTextMessage', {
          DestinationPhoneNumber: sms.to,
          OriginationIdentity: originator,
          MessageBody: sms.text,
          MessageType: sms.marketing ? 'PROMOTIONAL' : 'TRANSACTIONAL',
          ConfigurationSetName: configurationSet,
          Context: sms.test ? { test: 'yes' } : encodeTags(sms.tags, CONTEXT_VALUE_LENGTH),
        });
        return { kind: 'accepted', providerId: accepted.parse(answer).MessageId };
      } catch (thrown) {
        return outcomeOf(readFailure(thrown));
      }
    },
  };
}

/** The closed list of the SMS service. */
function outcomeOf(failure: ProviderFailure): SendOutcome {
  switch (failure.name) {
    case 'ConflictException':
      return failure.Reason === 'DESTINATION_PHONE_NUMBER_OPTED_OUT'
        ? { kind: 'rejected', code: failure.Reason, suppress: 'opted-out' }
        : { kind: 'rejected', code: failure.Reason || failure.name };
    case 'ValidationException':
      return { kind: 'rejected', code: failure.Reason || failure.name };
    case 'ServiceQuotaExceededException':
      return { kind: 'refused', why: 'quota' };
    case 'ResourceNotFoundException':
      return { kind: 'refused', why: 'paused' };
    default:
      return commonRefusal(failure) ?? unknownOutcome(failure);
  }
}
