import * as z from 'zod';
import type { CalendarRegistry } from '../../workflows/calendar-index.ts';
import type { Key, Table } from './table.ts';
import { queryAll } from './table.ts';

/** Shards of a kind may be raised, never lowered: entries stay where they were put, and a look asks all of them. */
const stored = z.object({
  kind: z.string().max(256),
  zones: z.set(z.string().max(256)),
  shards: z.int().min(1).max(1000).default(1),
});

const PREFIX = 'REGISTRY#';

const registryKey = (kind: string): Key => ({ pk: 'ENGINE', sk: `${PREFIX}${kind}` });

/** One item per kind: a query of a few kilobytes. */
export async function readRegistry(table: Table): Promise<CalendarRegistry> {
  const kinds: [string, CalendarRegistry[string]][] = [];
  for await (const item of queryAll(table, { partition: 'ENGINE', prefix: PREFIX, consistent: true })) {
    const { kind, zones, shards } = stored.parse(item);
    kinds.push([kind, { shards, zones: [...zones].sort() }]);
  }
  return Object.fromEntries(kinds);
}

/** Where several raise them at once, the highest number stands. */
export async function raiseShards(table: Table, kind: string, shards: number): Promise<void> {
  await table.update(registryKey(kind), { set: { shards } }, { anyOf: [{ absent: 'shards' }, { below: ['shards', shards] }] });
}

/** Concurrent writers each add theirs: sets only grow. */
export async function register(table: Table, kind: string, zones: readonly string[]): Promise<void> {
  await table.update(registryKey(kind), { set: { type: 'REGISTRY', kind }, include: { zones } });
}
