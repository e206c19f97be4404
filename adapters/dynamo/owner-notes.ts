import * as z from 'zod';
import type { StateRecord } from '../../workflows/records.ts';
import { boundedSort } from './keys.ts';
import type { Item, Key, Table } from './table.ts';

const OWNER = 'OWNER#';

const stored = z.object({ customer: z.string().max(512) });

const partitionOf = (asset: string): string => `A#${encodeURIComponent(asset)}`;

const ownerKey = (asset: string, customer: string): Key => ({
  pk: partitionOf(asset),
  sk: boundedSort(`${OWNER}${encodeURIComponent(customer)}`),
});

/** Beside each product, under its own id: whose it is. The product with its dates stands with the customer alone. */
export const ownerItems = (customer: string, record: StateRecord): readonly Item[] =>
  record.type === 'ASSET' ? [{ ...ownerKey(record.body.id, customer), type: 'OWNER', customer }] : [];

/** Notes elsewhere of whoever holds these products. */
export const ownerNotes = (customer: string, held: readonly Item[]): readonly Key[] =>
  held.filter(({ type }) => type === 'ASSET').map(({ id }) => ownerKey(String(id), customer));

/** Ids of customers that ever had a product of this id: some may be gone. */
export async function everOwned(table: Table, asset: string, most: number): Promise<readonly string[]> {
  const { items } = await table.query({ partition: partitionOf(asset), prefix: OWNER, limit: most });
  return items.map((item) => stored.parse(item).customer);
}
