import type { Outbox, OutgoingMessage, SendOutcome } from '../outbox.ts';

/** The one call site of the providers: whoever comes here has committed an intent, and calls once for it. */
export const callProvider = (outbox: Outbox, message: OutgoingMessage): Promise<SendOutcome> => outbox.send(message);
