import * as z from 'zod';
import { HOUR, type Instant } from '../../domain/calendar/calendar-date.ts';
import { newContact } from '../../domain/contact.ts';
import type { SubjectRequests } from '../../workflows/customer-directory.ts';
import type { Mark } from '../../workflows/tombstones.ts';
import { type KeyedHash, openKeyedHash } from '../erasure/keyed-hash.ts';
import { heldOffer, itemsOf, joinedFrom, keysElsewhere } from './customer-places.ts';
import { forgetVisits } from './dynamo-bookings.ts';
import { forgetInBroadcasts } from './dynamo-broadcast-book.ts';
import { forgetInCursor } from './dynamo-cursor.ts';
import { dynamoGates } from './dynamo-gates.ts';
import { forgetInPages } from './dynamo-pages.ts';
import { dynamoTombstones, tombstoneKey } from './dynamo-tombstones.ts';
import { keyOf } from './item-key.ts';
import { contactItem } from './items/contact-item.ts';
import { customerKey, endOf } from './keys.ts';
import { atRevision, type Item, type Key, queryAll, type Table } from './table.ts';

const PASSES = 5;

/** By then every worker that had begun before the erasure is dead, and what it wrote last can be taken away. */
const SETTLES = HOUR;

const ERASURES = 'ERASURES';
const pending = z.object({ customer: z.string().max(512), at: z.int() });
const addresses = z.object({ email: z.string().max(4096).optional(), phone: z.string().max(256).optional() });

/**
 * Removes everything of a customer, wherever it stands, and says how many items of each type. The gate goes first: from then on no
 * intent can be committed, so nothing more is sent.
 */
export async function eraseCustomer(
  table: Table,
  customer: string,
  hash: KeyedHash = openKeyedHash,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (let pass = 0; ; pass++) {
    await closeGate(table, customer, hash);
    const items = (await itemsOf(table, customer)).filter(({ type }) => type !== 'CONTACT');
    // A worker that had begun before the gate closed may still have written: looked at again until nothing is left.
    if (items.length === 0 || pass === PASSES) return counts;
    const offer = await heldOffer(table, customer, items);
    if (offer !== undefined) await table.remove(keyOf(offer), { equals: ['by', String(offer.by)] });
    await forgetVisits(table, items);
    await table.writeMany([], [...keysElsewhere(customer, items), ...items.map(keyOf)]);
    for (const { type } of items) counts[String(type)] = (counts[String(type)] ?? 0) + 1;
  }
}

async function closeGate(table: Table, customer: string, hash: KeyedHash): Promise<void> {
  const gates = dynamoGates(table, hash);
  for (;;) {
    const { rev, erased } = await gates.read(customer);
    if (erased === true) return;
    if (await table.put(contactItem(customer, { ...newContact, erased: true, rev: rev + 1 }), atRevision(rev))) return;
  }
}

/** In two steps: at once, and an hour later what was still under way then. Then nothing is left but keyed hashes. */
export function dynamoSubjectRequests(table: Table, hash: KeyedHash = openKeyedHash): SubjectRequests {
  const tombstones = dynamoTombstones(table, hash);

  const pendingKey = async (customer: string, at: Instant): Promise<Key> => ({
    pk: ERASURES,
    sk: `${String(at).padStart(15, '0')}#${(await tombstoneKey(hash, { kind: 'id', value: customer })).pk}`,
  });

  return {
    async exportOf(customer) {
      const items = await itemsOf(table, customer);
      if (items.every(({ type, erased }) => type === 'CONTACT' && erased === true)) return undefined;
      const offer = await heldOffer(table, customer, items);
      return offer === undefined ? items : [...items, offer];
    },

    async erase(customer, at) {
      const held = await itemsOf(table, customer);
      if (held.every(({ type, erased }) => type === 'CONTACT' && erased === true)) return undefined;
      await table.put({ ...(await pendingKey(customer, at)), type: 'ERASURE', customer, at });
      await closeGate(table, customer, hash);
      await tombstones.bury(marksOf(customer, held), at);
      const counts = await eraseCustomer(table, customer, hash);
      await forgetInPages(table, customer, at);
      await forgetInBroadcasts(table, customer);
      await forgetInCursor(table, customer);
      return { customer, at, items: Object.values(counts).reduce((sum, count) => sum + count, 0) };
    },

    async finishErasures(now) {
      let finished = 0;
      const to = endOf(`${String(now - SETTLES).padStart(15, '0')}#`);
      for await (const item of queryAll(table, { partition: ERASURES, to, consistent: true })) {
        const { customer, at } = pending.parse(item);
        await tombstones.bury([{ kind: 'id', value: customer }], at);
        await eraseCustomer(table, customer, hash);
        await forgetInPages(table, customer, now);
        await forgetInBroadcasts(table, customer);
        await forgetInCursor(table, customer);
        // Last, and not before the tombstone stands: a worker that finds no gate asks for that.
        await table.remove(customerKey(customer, 'CONTACT'), { equals: ['erased', true] });
        await table.remove(keyOf(item));
        finished += 1;
      }
      return finished;
    },
  };
}

function marksOf(customer: string, held: readonly Item[]): Mark[] {
  const { email, phone } = addresses.parse(held.find(({ type }) => type === 'PROFILE') ?? {});
  return [
    { kind: 'id', value: customer },
    ...joinedFrom(held).map((value) => ({ kind: 'id' as const, value })),
    ...(email === undefined ? [] : [{ kind: 'email' as const, value: email }]),
    ...(phone === undefined ? [] : [{ kind: 'phone' as const, value: phone }]),
  ];
}
