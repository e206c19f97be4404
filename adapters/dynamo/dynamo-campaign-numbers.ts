import { noNumbers, withCount } from '../../domain/campaigns/campaign-numbers.ts';
import type { CampaignNumbersBook } from '../../workflows/campaigns/campaign-numbers-book.ts';
import { countersPk } from './dynamo-counters.ts';
import { queryAll, type Table } from './table.ts';

/** From the counters of each day: nobody's messages are read. */
export function dynamoCampaignNumbers(table: Table): CampaignNumbersBook {
  return {
    async since(campaign, day) {
      let numbers = noNumbers;
      for await (const item of queryAll(table, { partition: countersPk(campaign), from: day, to: '~' }))
        for (const [name, count] of Object.entries(item))
          if (typeof count === 'number' && name.includes('|')) numbers = withCount(numbers, name, count);
      return numbers;
    },
  };
}
