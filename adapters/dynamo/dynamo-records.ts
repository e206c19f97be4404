import { inParallel } from '../../workflows/in-parallel.ts';
import type { Records } from '../../workflows/records.ts';
import { readRecord, recordItem, recordKey } from './items/record-item.ts';
import { atRevision, type Table } from './table.ts';

/** Single conditional puts on their way at once. */
const AT_ONCE = 25;

export function dynamoRecords(table: Table): Records {
  return {
    read: async (refs) => (await table.getMany(refs.map(recordKey), { consistent: true })).map(readRecord),

    write: (changes, via) =>
      inParallel(changes, AT_ONCE, ({ customer, record, expectedRev }) =>
        table.put(recordItem({ customer, record, rev: expectedRev + 1 }, via), atRevision(expectedRev)),
      ),
  };
}
