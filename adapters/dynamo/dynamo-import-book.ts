import type { ImportBook } from '../../workflows/imports/import-book.ts';
import { importItem, importItemKey, readImport } from './items/import-item.ts';
import { queryAll, type Table } from './table.ts';

/** Imports in the table: a partition of their own, small enough to be read as a whole. */
export function dynamoImportBook(table: Table): ImportBook {
  return {
    create: (record) => table.put(importItem(record), { absent: 'pk' }),

    async get(id) {
      const item = await table.get(importItemKey(id), { consistent: true });
      return item === undefined ? undefined : readImport(item);
    },

    async put(record) {
      await table.put(importItem(record));
    },

    async list(limit) {
      const records = [];
      for await (const item of queryAll(table, { partition: 'IMPORTS', consistent: true })) records.push(readImport(item));
      return records.sort((a, b) => b.startedAt - a.startedAt).slice(0, limit);
    },
  };
}
