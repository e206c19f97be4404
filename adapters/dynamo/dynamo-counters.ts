import * as z from 'zod';
import type { Count, Counters } from '../../workflows/count-outcomes.ts';
import type { Table } from './table.ts';

/** Sequence numbers of a stream are decimal texts of growing length: padded, they compare as they run. */
const SEQUENCE_WIDTH = 40;
const placeOf = ({ sequence }: Count): string => sequence.padStart(SEQUENCE_WIDTH, '0');

const stored = z.object({ last: z.string().max(SEQUENCE_WIDTH) });

export const countersPk = (campaign: string): string => `COUNTERS#${encodeURIComponent(campaign)}`;

/** Items `COUNTERS#<campaign>` / `<day>#<shard>`, a number attribute `<step>|<channel>|<outcome>` each. */
export function dynamoCounters(table: Table): Counters {
  return {
    async add(shard, campaign, day, counts) {
      const key = { pk: countersPk(campaign), sk: `${day}#${shard}` };
      let fresh = counts;
      for (;;) {
        const [first, last] = [fresh[0], fresh.at(-1)];
        if (first === undefined || last === undefined) return;
        const change = { set: { type: 'COUNTER', last: placeOf(last) }, add: sumsOf(fresh) };
        // All of them are new, or nothing is added: another delivery may have counted some of these already.
        if (await table.update(key, change, { anyOf: [{ absent: 'last' }, { below: ['last', placeOf(first)] }] })) return;
        const known = stored.parse(await table.get(key, { consistent: true })).last;
        fresh = fresh.filter((count) => placeOf(count) > known);
      }
    },
  };
}

function sumsOf(counts: readonly Count[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { name, by } of counts) sums[name] = (sums[name] ?? 0) + by;
  return Object.fromEntries(Object.entries(sums).filter(([, by]) => by !== 0));
}
