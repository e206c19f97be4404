import * as z from 'zod';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { noNumbers, withCount } from '../../domain/campaigns/campaign-numbers.ts';
import type { DayCounts } from '../../domain/campaigns/day-counts.ts';
import type { CampaignNumbersBook } from '../../workflows/campaigns/campaign-numbers-book.ts';
import { countersPk } from './dynamo-counters.ts';
import { endOf } from './keys.ts';
import { queryAll, type Table } from './table.ts';

const place = z.object({ sk: z.string().max(256) });

/** From the counters of each day: nobody's messages are read. */
export function dynamoCampaignNumbers(table: Table): CampaignNumbersBook {
  async function daily(campaign: string, from: CalendarDate, to: string): Promise<readonly DayCounts[]> {
    const days: DayCounts[] = [];
    for await (const item of queryAll(table, { partition: countersPk(campaign), from, to })) {
      const { sk } = place.parse(item);
      const counts = Object.entries(item).flatMap(([name, count]) =>
        typeof count === 'number' && name.includes('|') ? [[name, count] as const] : [],
      );
      days.push({ day: sk.slice(0, 10), counts: Object.fromEntries(counts) });
    }
    return days;
  }

  return {
    async since(campaign, day) {
      let numbers = noNumbers;
      for (const { counts } of await daily(campaign, day, '~'))
        for (const [name, count] of Object.entries(counts)) numbers = withCount(numbers, name, count);
      return numbers;
    },

    daily: (campaign, from, to) => daily(campaign, from, endOf(to)),
  };
}
