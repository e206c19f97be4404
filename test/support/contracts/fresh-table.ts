import type { Table } from '../../../adapters/dynamo/table.ts';

/** An empty table that nobody else sees. */
export type FreshTable = () => Promise<Table>;

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
