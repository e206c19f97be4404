import { addDays, DAY, type Instant, parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { Pages } from '../../workflows/engine-memory.ts';
import { keyOf } from './item-key.ts';
import { pageAttributes, readOpenPage, withoutCustomer } from './items/engine-item.ts';
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

/** Where the pages planned in these days stand. */
function* partitionsBetween(from: Instant, to: Instant): Generator<string> {
  yield `PAGES#${UNDATED}`;
  for (let day = dayOf(from - LATEST_PLANNING); day <= dayOf(to); day = addDays(day, 1)) yield `PAGES#${day}`;
}

/** How long the sweep may still put a page back onto the queue. */
const KEPT = 8 * DAY;

/** Takes an erased person out of every page that is still to be worked through. */
export async function forgetInPages(table: Table, customer: string, now: Instant): Promise<void> {
  const named = JSON.stringify(customer);
  for (const partition of partitionsBetween(now - KEPT, now + DAY)) {
    for await (const item of queryAll(table, { partition, consistent: true })) {
      if (typeof item.entries !== 'string' || !item.entries.includes(named)) continue;
      const entries = withoutCustomer(item, customer);
      if (entries !== undefined) await table.update(keyOf(item), { set: { entries } }, { equals: ['entries', item.entries] });
    }
  }
}

export function dynamoPages(table: Table): Pages {
  return {
    async plan(page, at) {
      await table.put({ ...pageKey(page.id), ...pageAttributes(page, at) }, { absent: 'pk' });
    },

    async done(page, dropped) {
      await table.update(pageKey(page.id), { set: { type: 'PAGE', done: true, dropped }, remove: ['entries'] });
    },

    async *open(from, to) {
      for (const partition of partitionsBetween(from, to)) {
        for await (const item of queryAll(table, { partition, consistent: true })) {
          const open = readOpenPage(item);
          if (open !== undefined && open.at >= from && open.at < to) yield open.page;
        }
      }
    },
  };
}
