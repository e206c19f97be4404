import { itemBytes } from '../../adapters/dynamo/stored-item.ts';
import type { Item, Table } from '../../adapters/dynamo/table.ts';
import type { CapacityCount } from './count-capacity.ts';

const READ_UNIT = 4096;
const WRITE_UNIT = 1024;

/**
 * Any table, counting what DynamoDB would bill: its published rule on the bytes of each item, for sizes that DynamoDB Local takes too
 * long to load. Puts and reads alone, which is all that a look for what is due does; others are counted as calls.
 */
export function countingTable(table: Table): { readonly table: Table; readonly count: CapacityCount } {
  const count: CapacityCount = { calls: 0, readUnits: 0, writeUnits: 0 };
  const read = (items: readonly Item[], consistent: boolean | undefined) => {
    const bytes = items.reduce((sum, item) => sum + itemBytes(item), 0);
    count.readUnits += Math.max(1, Math.ceil(bytes / READ_UNIT)) * (consistent === true ? 1 : 0.5);
  };
  const counted: Table = {
    ...table,
    async get(key, options) {
      count.calls += 1;
      const item = await table.get(key, options);
      read(item === undefined ? [] : [item], options?.consistent);
      return item;
    },
    async query(query) {
      count.calls += 1;
      const page = await table.query(query);
      read(page.items, query.consistent);
      return page;
    },
    async put(item, condition) {
      count.calls += 1;
      count.writeUnits += Math.ceil(itemBytes(item) / WRITE_UNIT);
      return await table.put(item, condition);
    },
    async remove(key, condition) {
      count.calls += 1;
      count.writeUnits += 1;
      return await table.remove(key, condition);
    },
  };
  return { table: counted, count };
}
