import type { SendOutcome } from '../../workflows/outbox.ts';
import { PortFault } from '../faults/invocation.ts';
import type { Plant } from './plant.ts';

/** > 2: one call per intent. Here the client asks three times. */
export const retryingClient = (): Plant => ({
  outbox: (outbox) => ({
    async send(message) {
      let outcome = await outbox.send(message);
      for (let tries = 1; tries < 3 && outcome.kind === 'unknown'; tries++) outcome = await outbox.send(message);
      return outcome;
    },
  }),
});

/** > 3: a closed list of definite refusals. Here everything counts as one. */
export const everyErrorRefuses = (): Plant => ({
  outbox: (outbox) => ({
    async send(message): Promise<SendOutcome> {
      const outcome = await outbox.send(message);
      return outcome.kind === 'unknown' ? { kind: 'refused', why: 'throttled' } : outcome;
    },
  }),
});

/** A permanent refusal is an error like any other: the whole page fails and comes again. */
export const rejectionFailsThePage = (): Plant => ({
  outbox: (outbox) => ({
    async send(message) {
      const outcome = await outbox.send(message);
      if (outcome.kind === 'rejected') throw new PortFault('error', `554 ${message.to}`);
      return outcome;
    },
  }),
});

/** The list of recipients is kept by address, so who shares one hears nothing. */
export const keyedByAddress = (): Plant => {
  const heard = new Set<string>();
  return {
    outbox: (outbox) => ({
      async send(message) {
        const { key, campaign } = message.tags;
        const name = `${message.to} ${campaign} ${key.split('/')[1]}`;
        if (heard.has(name)) return { kind: 'accepted', providerId: 'merged' };
        heard.add(name);
        return await outbox.send(message);
      },
    }),
  };
};
