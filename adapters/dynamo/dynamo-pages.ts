import { addDays, DAY, type Instant, parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { Pages } from '../../workflows/engine-memory.ts';
import { pageAttributes, readOpenPage } from './items/engine-item.ts';
import { boundedSort } from './keys.ts';
import { type Key, queryAll, type Table } from './table.ts';

const dayOf = (instant: Instant): string => instantText(instant).slice(0, 10);

/** Where pages stand whose id does not begin with the UTC date of their look. */
const UNDATED = 'undated';

/** How long before it was planned a page's look may lie: an outage of a few days is caught up with. */
const LATEST_PLANNING = 7 * DAY;

/** The partition is taken from the id, so that a page is found again by its id alone. */
const pageKey = (id: string): Key => ({
  pk: `PAGES#${parseCalendarDate(id.slice(0, 10)) ?? UNDATED}`,
  sk: boundedSort(encodeURIComponent(id)),
});

export function dynamoPages(table: Table): Pages {
  return {
    async plan(page, at) {
      await table.put({ ...pageKey(page.id), ...pageAttributes(page, at) }, { absent: 'pk' });
    },

    async done(page, dropped) {
      await table.update(pageKey(page.id), { set: { type: 'PAGE', done: true, dropped }, remove: ['entries'] });
    },

    async *open(from, to) {
      const partitions = [UNDATED];
      for (let day = dayOf(from - LATEST_PLANNING); day <= dayOf(to); day = addDays(day, 1)) partitions.push(day);
      for (const partition of partitions) {
        for await (const item of queryAll(table, { partition: `PAGES#${partition}`, consistent: true })) {
          const open = readOpenPage(item);
          if (open !== undefined && open.at >= from && open.at < to) yield open.page;
        }
      }
    },
  };
}
