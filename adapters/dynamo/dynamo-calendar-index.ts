import type { CalendarIndex, CalendarRegistry } from '../../workflows/calendar-index.ts';
import { calendarPk, calendarPrefix, readCalendarEntry } from './items/fact-item.ts';
import { readRegistry } from './registry.ts';
import { queryAll, type Table } from './table.ts';

/** Shards are taken from the latest reading of the registry: ask for it at the beginning of each look. */
export function dynamoCalendarIndex(table: Table): CalendarIndex {
  let known: CalendarRegistry | undefined;
  const registry = async (): Promise<CalendarRegistry> => {
    known = await readRegistry(table);
    return known;
  };

  return {
    registry,
    async *on(kind, key, zone) {
      const { shards = 1 } = (known ?? (await registry()))[kind] ?? {};
      for (let shard = 0; shard < shards; shard++) {
        const partition = { index: 'calendar', partition: calendarPk(kind, key, shard) } as const;
        const query = zone === undefined ? partition : { ...partition, prefix: calendarPrefix(zone) };
        for await (const item of queryAll(table, query)) yield readCalendarEntry(item);
      }
    },
  };
}
