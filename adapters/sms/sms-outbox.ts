import { type PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { OutgoingMessage, SendOutcome } from '../../workflows/outbox.ts';
import { commonRefusal, type ProviderFailure, readFailure, unknownOutcome } from '../provider-failure.ts';
import { encodeTags } from '../send-tags.ts';

const CONTEXT_VALUE_LENGTH = 800;

export type OutgoingSms = Extract<OutgoingMessage, { channel: 'sms' }>;

export interface SmsOutboxOptions {
  readonly client: Pick<PinpointSMSVoiceV2Client, 'send'>;
  /** Phone number, sender id or pool. */
  readonly originator: string;
  readonly configurationSet: string;
}

/** Text messages through AWS End User Messaging. The client must be of one attempt (`createSmsClient`). */
export function smsOutbox({ client, originator, configurationSet }: SmsOutboxOptions): {
  send(sms: OutgoingSms): Promise<SendOutcome>;
} {
  return {
    async send(sms) {
      try {
        const { MessageId } = await client.send(
          new SendTextMessageCommand({
            DestinationPhoneNumber: sms.to,
            OriginationIdentity: originator,
            MessageBody: sms.text,
            MessageType: sms.marketing ? 'PROMOTIONAL' : 'TRANSACTIONAL',
            ConfigurationSetName: configurationSet,
            Context: sms.test ? { test: 'yes' } : encodeTags(sms.tags, CONTEXT_VALUE_LENGTH),
          }),
        );
        return { kind: 'accepted', providerId: MessageId ?? '' };
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
