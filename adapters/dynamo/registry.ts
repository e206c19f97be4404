import * as z from 'zod';
import type { CalendarRegistry } from '../../workflows/calendar-index.ts';
import type { Key, Table } from './table.ts';

/** Shards of a kind may be raised by hand, never lowered: entries stay where they were put. */
const stored = z.object({
  kinds: z.set(z.string().max(256)).default(new Set()),
  zones: z.set(z.string().max(256)).default(new Set()),
  shards: z.record(z.string().max(256), z.int().min(1).max(1000)).default({}),
});

const registryKey: Key = { pk: 'ENGINE', sk: 'REGISTRY' };

export async function readRegistry(table: Table): Promise<CalendarRegistry> {
  const { kinds, zones, shards } = stored.parse((await table.get(registryKey, { consistent: true })) ?? {});
  return { shards: Object.fromEntries([...kinds].sort().map((kind) => [kind, shards[kind] ?? 1])), zones: [...zones].sort() };
}

/** Concurrent writers each add theirs: sets only grow. */
export async function register(table: Table, kinds: readonly string[], zones: readonly string[]): Promise<void> {
  await table.update(registryKey, { set: { type: 'REGISTRY' }, include: { kinds, zones } });
}
