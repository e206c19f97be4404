import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { busEvents } from '../../domain/bus/bus-events.ts';
import type { Events } from '../../workflows/events.ts';

/** Who speaks, on the account's default bus. */
const SOURCE = 'perennial';

export function eventbridgeEvents({ client }: { readonly client: EventBridgeClient }): Events {
  return {
    async publish({ id, type, detail }) {
      // Others read it by the shape that was published (schemas/): what does not fit is a fault of ours, and is not told.
      const told = busEvents[type].parse({ id, version: 1, ...detail });
      const Entries = [{ Source: SOURCE, DetailType: type, Detail: JSON.stringify(told) }];
      const { FailedEntryCount = 0, Entries: answers = [] } = await client.send(new PutEventsCommand({ Entries }));
      if (FailedEntryCount > 0) throw new Error(`The event ${type} was not taken by the bus: ${answers[0]?.ErrorCode ?? 'no code'}.`);
    },
  };
}
