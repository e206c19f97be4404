import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { CalendarCount, CalendarEntry } from '../../workflows/calendar-index.ts';
import { readCalendarEntry } from './items/fact-item.ts';
import type { Item, Query, Table } from './table.ts';

type Partition = Pick<Query, 'index' | 'partition'>;

/** More than these under one key are told as “at least”. */
const MOST = 20_000;

/** Counted by the table itself: a day of thousands is an answer of a few bytes. */
export async function countEntries(table: Table, partitions: readonly Partition[], before: CalendarDate): Promise<CalendarCount> {
  const counting = { only: { below: ['date', before] } } as const;
  let [standing, met] = [0, 0];
  for (const partition of partitions) {
    let after: Item | undefined;
    do {
      if (standing >= MOST) return { standing, met, cut: true };
      const page = await table.query({ ...partition, counting, limit: MOST - standing, ...(after === undefined ? {} : { after }) });
      standing += page.counted?.looked ?? 0;
      met += page.counted?.met ?? 0;
      after = page.next;
    } while (after !== undefined);
  }
  return { standing, met, cut: false };
}

/** Goes past what nobody asks for by counting it, so that only what is asked for is handed over. */
export async function pickEntries(table: Table, partitions: readonly Partition[], places: readonly number[]): Promise<CalendarEntry[]> {
  const runs = runsOf(places);
  const picked: CalendarEntry[] = [];
  let passed = 0;
  for (const partition of partitions) {
    let after: Item | undefined;
    do {
      while (runs[0] !== undefined && runs[0].to <= passed) runs.shift();
      const [run] = runs;
      if (run === undefined) return picked;
      const skips = run.from > passed;
      const part = skips ? { counting: {}, limit: run.from - passed } : { limit: run.to - passed };
      const page = await table.query({ ...partition, ...part, ...(after === undefined ? {} : { after }) });
      picked.push(...page.items.map(readCalendarEntry));
      passed += page.counted?.looked ?? page.items.length;
      after = page.next;
    } while (after !== undefined);
  }
  return picked;
}

/** Places that follow one another are asked for together: from the first to before `to`. */
function runsOf(places: readonly number[]): { readonly from: number; to: number }[] {
  const runs: { readonly from: number; to: number }[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.to === place) last.to = place + 1;
    else runs.push({ from: place, to: place + 1 });
  }
  return runs;
}
