import type { Refusal } from '../domain/sending/put-off.ts';
import type { Outbox, OutgoingMessage, SendOutcome } from '../workflows/outbox.ts';

export interface ChannelOutboxes {
  readonly email: {
    send(email: Extract<OutgoingMessage, { channel: 'email' }>): Promise<SendOutcome>;
    hold?(): Promise<Refusal | undefined>;
  };
  readonly sms: { send(sms: Extract<OutgoingMessage, { channel: 'sms' }>): Promise<SendOutcome> };
}

/** One door for both channels. */
export const providerOutbox = ({ email, sms }: ChannelOutboxes): Outbox => ({
  hold: async (channel) => (channel === 'email' ? await email.hold?.() : undefined),
  send(message) {
    switch (message.channel) {
      case 'email':
        return email.send(message);
      case 'sms':
        return sms.send(message);
    }
  },
});
