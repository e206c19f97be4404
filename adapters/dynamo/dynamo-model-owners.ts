import type { ModelOwners } from '../../workflows/imports/model-owners.ts';
import { assetLookup } from './items/profile-item.ts';
import { isRecordItem, readRecord } from './items/record-item.ts';
import { everOwned } from './owner-notes.ts';
import { queryAll, type Table } from './table.ts';

/** Owners by the lookup index: one partition per model, in order of serial. The index may be a moment behind. */
export function dynamoModelOwners(table: Table): ModelOwners {
  return {
    async *between(model, serialFrom, serialTo) {
      const { lookupPk, lookupSk: from } = assetLookup({ id: '', status: 'active', model, serial: serialFrom });
      const { lookupSk: to } = assetLookup({ id: '', status: 'active', model, serial: serialTo });
      if (typeof lookupPk !== 'string' || typeof from !== 'string' || typeof to !== 'string') return;
      for await (const item of queryAll(table, { index: 'lookup', partition: lookupPk, from, to })) {
        if (!isRecordItem(item)) continue;
        const { customer, record } = readRecord(item);
        if (record.type !== 'ASSET' || record.body.model !== model || record.body.serial === undefined) continue;
        yield { customer, asset: record.body.id, serial: record.body.serial };
      }
    },

    ownersOf: (asset, most) => everOwned(table, asset, most),
  };
}
