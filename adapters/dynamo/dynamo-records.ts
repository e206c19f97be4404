import { inParallel } from '../../workflows/in-parallel.ts';
import type { Records } from '../../workflows/records.ts';
import { memberItems } from './dynamo-households.ts';
import { readRecord, recordItem, recordKey } from './items/record-item.ts';
import { ownerItems } from './owner-notes.ts';
import { atRevision, type Table } from './table.ts';

/** Single conditional puts on their way at once. */
const AT_ONCE = 25;

export function dynamoRecords(table: Table): Records {
  return {
    read: async (refs) => (await table.getMany(refs.map(recordKey), { consistent: true })).map(readRecord),

    async write(changes, via, importId) {
      // Members of a household and owners of products first: a note of one who is none is seen and left, a missing one would never be missed.
      const notes = changes.flatMap(({ customer, record }) => [...memberItems(record), ...ownerItems(customer, record)]);
      if (notes.length > 0) await table.writeMany(notes);
      const mark = importId === undefined ? {} : { imported: importId };
      return await inParallel(changes, AT_ONCE, ({ customer, record, expectedRev }) =>
        table.put({ ...recordItem({ customer, record, rev: expectedRev + 1 }, via), ...mark }, atRevision(expectedRev)),
      );
    },
  };
}
