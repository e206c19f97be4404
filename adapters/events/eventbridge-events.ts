import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Events } from '../../workflows/events.ts';

/** Who speaks, on the account's default bus. */
const SOURCE = 'perennial';

export function eventbridgeEvents({ client }: { readonly client: EventBridgeClient }): Events {
  return {
    async publish({ id, type, detail }) {
      const Entries = [{ Source: SOURCE, DetailType: type, Detail: JSON.stringify({ id, ...detail }) }];
      const { FailedEntryCount = 0, Entries: answers = [] } = await client.send(new PutEventsCommand({ Entries }));
      if (FailedEntryCount > 0) throw new Error(`The event ${type} was not taken by the bus: ${answers[0]?.ErrorCode ?? 'no code'}.`);
    },
  };
}
