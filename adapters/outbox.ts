import type { Outbox, OutgoingMessage, SendOutcome } from '../workflows/outbox.ts';

export interface ChannelOutboxes {
  readonly email: { send(email: Extract<OutgoingMessage, { channel: 'email' }>): Promise<SendOutcome> };
  readonly sms: { send(sms: Extract<OutgoingMessage, { channel: 'sms' }>): Promise<SendOutcome> };
}

/** One door for both channels. */
export const providerOutbox = ({ email, sms }: ChannelOutboxes): Outbox => ({
  send(message) {
    switch (message.channel) {
      case 'email':
        return email.send(message);
      case 'sms':
        return sms.send(message);
    }
  },
});
