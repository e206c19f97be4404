import * as z from 'zod';
import { itemMigrations, type Migration } from './items/item-migrations.ts';
import type { Item, Table, Write } from './table.ts';

/** Which shape of its type an item is of; absent: the first. */
const versioned = z.object({ type: z.string().max(64), v: z.int().positive().default(1) });

type Migrations = Readonly<Record<string, readonly Migration[]>>;

/**
 * Items of older shapes are read as those of the newest, and written so when they are next put; nothing has to run over the whole table, and
 * the code of the release before reads on what it wrote itself. Without migrations it is the table itself, and costs nothing.
 */
export function versionedTable(table: Table, migrations: Migrations = itemMigrations): Table {
  if (Object.keys(migrations).length === 0) return table;

  const newest = (item: Item): Item => {
    const read = versioned.safeParse(item);
    const steps = read.success ? migrations[read.data.type] : undefined;
    if (!read.success || steps === undefined) return item;
    const { type, v } = read.data;
    if (v > steps.length + 1)
      throw new Error(`An item ${type} is of version ${v}, and this release knows ${steps.length + 1}: deploy the newer one.`);
    return steps.slice(v - 1).reduce((older, migrate) => migrate(older), item);
  };
  const stamped = (item: Item): Item => {
    const steps = typeof item.type === 'string' ? migrations[item.type] : undefined;
    return steps === undefined ? item : { ...item, v: steps.length + 1 };
  };
  const stampedWrite = (write: Write): Write => ('put' in write ? { ...write, put: stamped(write.put) } : write);

  return {
    async get(key, options) {
      const item = await table.get(key, options);
      return item === undefined ? undefined : newest(item);
    },
    getMany: async (keys, options) => (await table.getMany(keys, options)).map(newest),
    async query(query) {
      const page = await table.query(query);
      return { ...page, items: page.items.map(newest) };
    },
    put: (item, condition) => table.put(stamped(item), condition),
    async update(key, change, condition) {
      const item = await table.update(key, change, condition);
      return item === undefined ? undefined : newest(item);
    },
    remove: (key, condition) => table.remove(key, condition),
    writeMany: (puts, removes) => table.writeMany(puts.map(stamped), removes),
    transact: (writes) => table.transact(writes.map(stampedWrite)),
  };
}
