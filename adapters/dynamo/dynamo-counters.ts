import type { Counters } from '../../workflows/count-outcomes.ts';
import type { Table } from './table.ts';

/** Sequence numbers of a stream are decimal texts of growing length: padded, they compare as they run. */
const SEQUENCE_WIDTH = 40;

/** Items `COUNTERS#<campaign>` / `<day>#<shard>`, a number attribute `<step>|<channel>|<outcome>` each. */
export function dynamoCounters(table: Table): Counters {
  return {
    async add(shard, sequence, campaign, day, deltas) {
      const key = { pk: `COUNTERS#${encodeURIComponent(campaign)}`, sk: `${day}#${shard}` };
      const last = sequence.padStart(SEQUENCE_WIDTH, '0');
      await table.update(key, { set: { type: 'COUNTER', last }, add: deltas }, { anyOf: [{ absent: 'last' }, { below: ['last', last] }] });
    },
  };
}
