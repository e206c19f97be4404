import type { CalendarIndex, CalendarRegistry } from '../../workflows/calendar-index.ts';
import { countEntries, pickEntries } from './calendar-places.ts';
import { calendarPk, calendarPrefix, readCalendarEntry } from './items/fact-item.ts';
import { endOf } from './keys.ts';
import { readRegistry } from './registry.ts';
import { type Query, queryAll, type Table } from './table.ts';

/** Shards are taken from the latest reading of the registry: ask for it at the beginning of each look. */
export function dynamoCalendarIndex(table: Table): CalendarIndex {
  let known: CalendarRegistry | undefined;
  const registry = async (): Promise<CalendarRegistry> => {
    known = await readRegistry(table);
    return known;
  };

  const partitionsOf = async (kind: string, key: string) => {
    const { shards = 1 } = (known ?? (await registry()))[kind] ?? {};
    return Array.from({ length: shards }, (_, shard) => ({ index: 'calendar', partition: calendarPk(kind, key, shard) }) as const);
  };

  async function* entriesOf(query: Query) {
    for await (const item of queryAll(table, query)) yield readCalendarEntry(item);
  }

  return {
    registry,
    count: async (kind, key, before) => await countEntries(table, await partitionsOf(kind, key), before),
    at: async (kind, key, places) => await pickEntries(table, await partitionsOf(kind, key), places),
    async *on(kind, key, zone) {
      for (const partition of await partitionsOf(kind, key)) {
        const query = zone === undefined ? partition : { ...partition, prefix: calendarPrefix(zone) };
        yield* entriesOf(query);
      }
    },
    async shardsOn(kind, key, zone, after) {
      const prefix = calendarPrefix(zone);
      const range = after === undefined ? { prefix } : { from: endOf(`${prefix}${after}`), to: endOf(prefix) };
      return (await partitionsOf(kind, key)).map((partition) => entriesOf({ ...partition, ...range }));
    },
  };
}
