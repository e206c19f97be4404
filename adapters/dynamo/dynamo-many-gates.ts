import { newContact } from '../../domain/contact.ts';
import type { GateWrite, ManyGates } from '../../workflows/gates.ts';
import { inParallel } from '../../workflows/in-parallel.ts';
import { type KeyedHash, openKeyedHash } from '../erasure/keyed-hash.ts';
import { writeOne, writesOf } from './dynamo-gates.ts';
import { dynamoTombstones } from './dynamo-tombstones.ts';
import { readContact } from './items/contact-item.ts';
import { customerKey, customerOfPk } from './keys.ts';
import type { Table } from './table.ts';

/** A gate, its proof and the look for a tombstone: so many fit into one transaction of 100. */
const TOGETHER = 33;
const AT_ONCE = 8;

/**
 * Gates with their proofs, 33 to a transaction. One that has moved meanwhile makes its whole lot fail: then each of the lot is written on
 * its own, and says for itself whether it stands.
 */
export function dynamoManyGates(table: Table, hash: KeyedHash = openKeyedHash): ManyGates {
  const tombstones = dynamoTombstones(table, hash);

  async function writeLot(lot: readonly GateWrite[]): Promise<readonly boolean[]> {
    const writes = await Promise.all(lot.map((one) => writesOf(hash, one)));
    if (lot.length > 1 && (await table.transact(writes.flatMap(({ gate, others }) => [gate, ...others])))) return lot.map(() => true);
    return await Promise.all(writes.map((one) => writeOne(table, one)));
  }

  return {
    async read(customers) {
      const items = await table.getMany(
        customers.map((customer) => customerKey(customer, 'CONTACT')),
        { consistent: true },
      );
      const found = new Map(items.map((item) => [customerOfPk(String(item.pk)), readContact(item)]));
      const unknown = customers.filter((customer) => !found.has(customer));
      const erased = await tombstones.areErased(unknown.map((value) => ({ kind: 'id', value })));
      for (const [n, customer] of unknown.entries()) found.set(customer, erased[n] === true ? { ...newContact, erased: true } : newContact);
      return found;
    },

    async write(writes) {
      const lots = Array.from({ length: Math.ceil(writes.length / TOGETHER) }, (_, n) => writes.slice(n * TOGETHER, (n + 1) * TOGETHER));
      return (await inParallel(lots, AT_ONCE, writeLot)).flat();
    },
  };
}
