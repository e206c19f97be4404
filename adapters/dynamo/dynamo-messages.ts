import DataLoader from 'dataloader';
import type { Message, MessageState } from '../../domain/message.ts';
import type { Messages } from '../../workflows/messages.ts';
import { type KeyedHash, openKeyedHash } from '../erasure/keyed-hash.ts';
import { tombstoneKey } from './dynamo-tombstones.ts';
import { keyOf, keyText } from './item-key.ts';
import { engagementAttributes, messageItem, messageItemKey, readMessage } from './items/message-item.ts';
import { customerPk, prefixOf } from './keys.ts';
import { type Condition, type Item, type Key, queryAll, type Table } from './table.ts';

/** What a real send's outcome may replace. A provider's event may have come before it, and tells more: it stays. */
const replaceable: readonly MessageState[] = ['sent', 'skipped', 'failed', 'abandoned', 'covered'];

const stateIn = (states: readonly MessageState[]): Condition[] => states.map((state) => ({ equals: ['state', state] }));

/** What is asked for in one turn of the event loop, of whichever customers, is one request; each read begins after it was asked for. */
function gatherReads(table: Table): DataLoader<Key, Item | undefined> {
  const consistent = { consistent: true } as const;
  const read = async (keys: readonly Key[]) => {
    const [only] = keys;
    if (keys.length === 1 && only !== undefined) return [await table.get(only, consistent)];
    const items = await table.getMany(keys, consistent);
    const byKey = new Map(items.map((item) => [keyText(keyOf(item)), item]));
    return keys.map((key) => byKey.get(keyText(key)));
  };
  return new DataLoader(read, { cache: false });
}

export function dynamoMessages(table: Table, hash: KeyedHash = openKeyedHash): Messages {
  /** That nothing went out to an erased person counts in the totals; whom and what it was about is told by keyed hashes alone. */
  const erasedItem = async (customer: string, message: Message): Promise<Item> => {
    const { pk } = await tombstoneKey(hash, { kind: 'id', value: customer });
    const { values: _, ...rest } = message;
    return { ...messageItem('', { ...rest, key: await hash(`${customer}\n${message.key}`), subject: 'erased' }), pk };
  };

  const found = gatherReads(table);

  return {
    async read(customer, keys) {
      const items = await Promise.all(keys.map((key) => found.load(messageItemKey(customer, key))));
      return items.filter((item) => item !== undefined).map(readMessage);
    },

    async put(customer, message, { ifAbsent }) {
      const absent: Condition = { absent: 'pk' };
      if (message.reason === 'erased') return await table.put(await erasedItem(customer, message), absent);
      return await table.put(messageItem(customer, message), ifAbsent ? absent : { anyOf: [absent, ...stateIn(replaceable)] });
    },

    async move(customer, key, from, to, providerId, also) {
      if (from.length === 0) return false;
      // Why it had counted as never learnt is true no more; what the provider takes back failed as rejected.
      const reason = to === 'failed' ? { reason: 'rejected' } : {};
      const change = {
        set: { state: to, ...reason, ...also, ...(providerId === undefined ? {} : { providerId }) },
        ...(to === 'failed' ? {} : { remove: ['reason'] }),
      };
      return (await table.update(messageItemKey(customer, key), change, { anyOf: stateIn(from) })) !== undefined;
    },

    async engage(customer, key, before, after) {
      const unchanged: Condition = before === undefined ? { absent: 'hits' } : { equals: ['hits', before.hits] };
      const condition: Condition = { allOf: [{ present: 'state' }, unchanged] };
      return (await table.update(messageItemKey(customer, key), { set: engagementAttributes(after) }, condition)) !== undefined;
    },

    async of(customer, prefix = '') {
      const messages: Message[] = [];
      for await (const item of queryAll(table, { partition: customerPk(customer), prefix: `${prefixOf('MESSAGE')}${prefix}` }))
        messages.push(readMessage(item));
      return messages;
    },

    async note(customer, key, aftermath) {
      return (await table.update(messageItemKey(customer, key), { set: aftermath }, { present: 'state' })) !== undefined;
    },
  };
}
