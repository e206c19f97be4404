import { createHash } from 'node:crypto';
import { newContact } from '../../domain/contact.ts';
import type { SubjectRequests } from '../../workflows/customer-directory.ts';
import { dynamoGates } from './dynamo-gates.ts';
import { keyOf } from './item-key.ts';
import { contactItem } from './items/contact-item.ts';
import { customerPk } from './keys.ts';
import { atRevision, type Item, queryAll, type Table } from './table.ts';

/** Every item of the customer's partition. */
export async function exportCustomer(table: Table, customer: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const item of queryAll(table, { partition: customerPk(customer), consistent: true })) items.push(item);
  return items;
}

/**
 * Removes everything of a customer and says how many items of each type. The gate goes first: from then on no intent can be
 * committed, so nothing more is sent. It stays as a tombstone that holds a hash of the id and no address or choice.
 */
export async function eraseCustomer(table: Table, customer: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (let pass = 0; ; pass++) {
    await closeGate(table, customer);
    const items = (await exportCustomer(table, customer)).filter(({ type }) => type !== 'CONTACT');
    // A worker that had begun before the gate closed may still have written: looked at again until nothing is left.
    if (items.length === 0 || pass === PASSES) return counts;
    await table.writeMany([], items.map(keyOf));
    for (const { type } of items) counts[String(type)] = (counts[String(type)] ?? 0) + 1;
  }
}

const PASSES = 5;

async function closeGate(table: Table, customer: string): Promise<void> {
  const gates = dynamoGates(table);
  for (;;) {
    const { rev, erased } = await gates.read(customer);
    if (erased === true) return;
    const idHash = createHash('sha256').update(`erased ${customer}`).digest('hex');
    const tombstone = { ...contactItem(customer, { ...newContact, erased: true, rev: rev + 1 }), idHash };
    if (await table.put(tombstone, atRevision(rev))) return;
  }
}

export function dynamoSubjectRequests(table: Table): SubjectRequests {
  return {
    async exportOf(customer) {
      const items = await exportCustomer(table, customer);
      return items.length === 0 ? undefined : items;
    },

    async erase(customer, at) {
      const held = await exportCustomer(table, customer);
      if (held.length === 0) return undefined;
      const counts = await eraseCustomer(table, customer);
      return { customer, at, items: Object.values(counts).reduce((sum, count) => sum + count, 0) };
    },
  };
}
