import * as z from 'zod';
import type { DayCounts } from '../../domain/campaigns/day-counts.ts';
import type { CampaignNumbersBook } from '../../workflows/campaigns/campaign-numbers-book.ts';
import { countersPk } from './dynamo-counters.ts';
import { endOf } from './keys.ts';
import { queryAll, type Table } from './table.ts';

const place = z.object({ sk: z.string().max(256) });

/** From the counters of each day: nobody's messages are read. */
export function dynamoCampaignNumbers(table: Table): CampaignNumbersBook {
  return {
    async daily(campaign, from, to) {
      const days: DayCounts[] = [];
      for await (const item of queryAll(table, { partition: countersPk(campaign), from, to: endOf(to) })) {
        const { sk } = place.parse(item);
        const counts = Object.entries(item).flatMap(([name, count]) =>
          typeof count === 'number' && name.includes('|') ? [[name, count] as const] : [],
        );
        days.push({ day: sk.slice(0, 10), counts: Object.fromEntries(counts) });
      }
      return days;
    },
  };
}
