import { type RecordRef, refOf, type StoredRecord } from '../records.ts';
import type { ImportPorts } from './import-ports.ts';

/** A dry run keeps what it would have written in memory: so many rows are tried, and the report says so. */
export const DRY_ROWS = 100_000;

/** Ports that write nothing, and read what they would have written. */
export function dryPorts(ports: ImportPorts): ImportPorts {
  const records = new Map<string, StoredRecord>();
  const gates = new Map<string, Awaited<ReturnType<ImportPorts['gates']['read']>>>();
  const keyOf = ({ customer, type, id }: RecordRef): string => JSON.stringify([customer, type, id]);
  return {
    ...ports,
    records: {
      async read(refs) {
        const own = refs.flatMap((ref) => records.get(keyOf(ref)) ?? []);
        const others = refs.filter((ref) => !records.has(keyOf(ref)));
        return others.length === 0 ? own : [...own, ...(await ports.records.read(others))];
      },
      async write(changes) {
        for (const { customer, record, expectedRev } of changes) {
          const stored = { customer, record, rev: expectedRev + 1 };
          records.set(keyOf(refOf(stored)), stored);
        }
        return changes.map(() => true);
      },
    },
    manyGates: {
      async read(customers) {
        const others = customers.filter((customer) => !gates.has(customer));
        const found = new Map(others.length === 0 ? [] : await ports.manyGates.read(others));
        for (const customer of customers) {
          const own = gates.get(customer);
          if (own !== undefined) found.set(customer, own);
        }
        return found;
      },
      async write(writes) {
        for (const { customer, next, expectedRev } of writes) gates.set(customer, { ...next, rev: expectedRev + 1 });
        return writes.map(() => true);
      },
    },
    writes: { commit: async () => true },
    mails: { note: async () => {} },
    recalls: { ...ports.recalls, announce: async () => {} },
  };
}
