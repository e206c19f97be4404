import type { MessageState } from '../../domain/message.ts';
import type { Messages } from '../../workflows/messages.ts';
import { messageItem, messageItemKey, readMessage } from './items/message-item.ts';
import type { Condition, Table } from './table.ts';

/** What a real send's outcome may replace. A provider's event may have come before it, and tells more: it stays. */
const replaceable: readonly MessageState[] = ['sent', 'skipped', 'failed', 'abandoned', 'covered'];

const stateIn = (states: readonly MessageState[]): Condition[] => states.map((state) => ({ equals: ['state', state] }));

export function dynamoMessages(table: Table): Messages {
  return {
    async read(customer, keys) {
      const places = keys.map((key) => messageItemKey(customer, key));
      const [only] = places;
      if (places.length === 1 && only !== undefined) {
        const item = await table.get(only, { consistent: true });
        return item === undefined ? [] : [readMessage(item)];
      }
      return (await table.getMany(places, { consistent: true })).map(readMessage);
    },

    put(customer, message, { ifAbsent }) {
      const absent: Condition = { absent: 'pk' };
      return table.put(messageItem(customer, message), ifAbsent ? absent : { anyOf: [absent, ...stateIn(replaceable)] });
    },

    async move(customer, key, from, to, providerId) {
      if (from.length === 0) return false;
      // Why it had counted as never learnt is true no more; what the provider takes back failed as rejected.
      const reason = to === 'failed' ? { reason: 'rejected' } : {};
      const change = {
        set: { state: to, ...reason, ...(providerId === undefined ? {} : { providerId }) },
        ...(to === 'failed' ? {} : { remove: ['reason'] }),
      };
      return (await table.update(messageItemKey(customer, key), change, { anyOf: stateIn(from) })) !== undefined;
    },
  };
}
