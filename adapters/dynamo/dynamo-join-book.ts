import { newContact } from '../../domain/contact.ts';
import { hasGone } from '../../domain/duplicates/carried-messages.ts';
import type { Message, MessageState } from '../../domain/message.ts';
import type { Join, JoinBook } from '../../workflows/duplicates/join-book.ts';
import { inParallel } from '../../workflows/in-parallel.ts';
import type { KeyedHash } from '../erasure/keyed-hash.ts';
import { writeOne, writesOf } from './dynamo-gates.ts';
import { joinedItem, joinedKey } from './dynamo-joined-ids.ts';
import { eraseCustomer } from './dynamo-subject-requests.ts';
import { dynamoTombstones } from './dynamo-tombstones.ts';
import { contactItem, readContact } from './items/contact-item.ts';
import { JOINS, joinItem, joinKey, readJoin } from './items/join-item.ts';
import { messageItem, readMessage } from './items/message-item.ts';
import { customerKey, customerPk, prefixOf } from './keys.ts';
import { moveState } from './move-state.ts';
import { type Condition, type Item, queryAll, type Table } from './table.ts';

const AT_ONCE = 25;

/** A message that was moved counts no second time in the figures of its campaign: `count-outcomes` does not know this type. */
const MOVED = 'JOINED_MESSAGE';

const held: readonly MessageState[] = ['skipped', 'failed'];

/** Items `JOINS` / `<other>`, and what each step writes. */
export function dynamoJoinBook(table: Table, hash: KeyedHash): JoinBook {
  const messagesOf = async (customer: string): Promise<Item[]> => {
    const items: Item[] = [];
    for await (const item of queryAll(table, { partition: customerPk(customer), prefix: prefixOf('MESSAGE'), consistent: true }))
      items.push(item);
    return items;
  };

  /** What went out takes the place of what did not; else whatever stands there stays. */
  const carry = (kept: string, item: Item, gone: boolean): Promise<boolean> => {
    const absent: Condition = { absent: 'pk' };
    const condition: Condition = gone ? { anyOf: [absent, ...held.map((state): Condition => ({ equals: ['state', state] }))] } : absent;
    return table.put({ ...item, pk: customerPk(kept), type: MOVED }, condition);
  };

  const carryMessages = async ({ kept, other }: Join, covers: readonly Message[]): Promise<void> => {
    await inParallel(await messagesOf(other), AT_ONCE, (item) => carry(kept, item, hasGone(readMessage(item))));
    await inParallel(covers, AT_ONCE, (message) => carry(kept, messageItem(kept, message), true));
  };

  return {
    async standing(other) {
      const item = await table.get(joinKey(other), { consistent: true });
      return item === undefined ? undefined : readJoin(item);
    },

    begin(join) {
      const { kept, other, by, at } = join;
      const there = (customer: string) => ({ check: customerKey(customer, 'PROFILE'), condition: { present: 'pk' } }) as const;
      return table.transact([
        there(kept),
        there(other),
        { put: joinItem({ ...join, folded: false }), condition: { absent: 'pk' } },
        { put: joinedItem(other, join, by, at), condition: { absent: 'pk' } },
        // Whoever is being joined to somebody else can be nobody's kept one.
        { check: joinedKey(kept), condition: { absent: 'pk' } },
        { put: { ...customerKey(kept, 'JOINED_FROM', other), type: 'JOINED_FROM', customer: other, by, at } },
      ]);
    },

    async *unfinished() {
      for await (const item of queryAll(table, { partition: JOINS, consistent: true })) yield readJoin(item);
    },

    messages: async (customer) => (await messagesOf(customer)).map(readMessage),

    carryMessages,

    async foldGates({ kept, other }, { next, expectedRev, proof }) {
      const item = await table.get(customerKey(other, 'CONTACT'), { consistent: true });
      const rev = item === undefined ? 0 : readContact(item).rev;
      const { gate, others } = await writesOf(hash, { customer: kept, next, expectedRev, proof });
      const closed = { ...newContact, erased: true, rev: rev + 1 };
      return await writeOne(table, {
        gate,
        others: [
          ...others,
          { put: contactItem(other, closed), condition: { equals: ['rev', rev] } },
          { update: joinKey(other), change: { set: { folded: true } }, condition: { equals: ['folded', false] } },
        ],
      });
    },

    async moveState(join, joined, settings, most) {
      // What a worker wrote that had begun before: no send, for none could begin, but perhaps why there was none.
      await carryMessages(join, []);
      return await moveState(table, join, joined, settings, most);
    },

    async noteDone({ other }, at) {
      await table.update(joinKey(other), { set: { doneAt: at } }, { present: 'pk' });
    },

    async forget({ other }) {
      await table.remove(joinKey(other));
    },

    async eraseWith({ other, at }) {
      await dynamoTombstones(table, hash).bury([{ kind: 'id', value: other }], at);
      await eraseCustomer(table, other, hash);
      await table.writeMany([], [customerKey(other, 'CONTACT'), joinKey(other)]);
    },
  };
}
