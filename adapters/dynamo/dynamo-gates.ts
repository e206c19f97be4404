import { newContact } from '../../domain/contact.ts';
import type { Gates, GateWrite } from '../../workflows/gates.ts';
import { type KeyedHash, openKeyedHash } from '../erasure/keyed-hash.ts';
import { tombstoneKey } from './dynamo-tombstones.ts';
import { consentItem } from './items/consent-item.ts';
import { contactItem, readContact } from './items/contact-item.ts';
import { customerKey } from './keys.ts';
import { atRevision, type Table, type Write } from './table.ts';

/**
 * The gates in the table: every write moves the revision on by one, or does not happen. Where there is no gate, there may be the
 * tombstone of one: whoever was erased is told by its keyed hash alone, and gets no gate again.
 */
export function dynamoGates(table: Table, hash: KeyedHash = openKeyedHash): Gates {
  const tombstoneOf = (customer: string) => tombstoneKey(hash, { kind: 'id', value: customer });
  return {
    async read(customer) {
      const item = await table.get(customerKey(customer, 'CONTACT'), { consistent: true });
      if (item !== undefined) return readContact(item);
      const erased = await table.get(await tombstoneOf(customer), { consistent: true });
      return erased === undefined ? newContact : { ...newContact, erased: true };
    },

    async write(customer, next, expectedRev, proof) {
      return await writeOne(table, await writesOf(hash, { customer, next, expectedRev, proof }));
    },
  };
}

/** The gate, its proof, and where there was none the look for a tombstone: all of them or none. */
export async function writesOf(hash: KeyedHash, { customer, next, expectedRev, proof }: GateWrite) {
  const gate = { put: contactItem(customer, { ...next, rev: expectedRev + 1 }), condition: atRevision(expectedRev) };
  const others: Write[] = [];
  if (proof !== undefined) others.push({ put: consentItem(customer, proof), condition: { absent: 'pk' } });
  if (expectedRev === 0) others.push({ check: await tombstoneKey(hash, { kind: 'id', value: customer }), condition: { absent: 'pk' } });
  return { gate, others };
}

export const writeOne = (table: Table, { gate, others }: Awaited<ReturnType<typeof writesOf>>): Promise<boolean> =>
  others.length === 0 ? table.put(gate.put, gate.condition) : table.transact([gate, ...others]);
