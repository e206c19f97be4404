import { Temporal } from 'temporal-polyfill/full';
import * as z from 'zod';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Occasion } from '../../domain/occasion.ts';
import type { Waits } from '../../workflows/engine-memory.ts';
import { occasion as storedOccasion } from './items/engine-item.ts';
import { boundedSort, customerOfPk, customerPk, endOf, prefixOf } from './keys.ts';
import { monthsOf } from './months-of.ts';
import { type Item, type Key, queryAll, type Table } from './table.ts';

/** Of one width, so that it sorts as it runs. */
const isoText = (instant: Instant): string => new Date(instant).toISOString();

/** A look goes back some days, and still asks one partition or two. */
const partitionOf = (month: string): string => `WAIT#${month}#0`;

const waitKey = (customer: string, { campaign, step, subject, date }: Occasion): Key => ({
  pk: customerPk(customer),
  sk: boundedSort(`${prefixOf('WAIT')}${[campaign, step, subject, date].map(encodeURIComponent).join('/')}`),
});

const entry = z.object({ pk: z.string().max(2048), calendarSk: z.string().max(1024), occasion: storedOccasion });

const calendarSkOf = (customer: string, key: Key, until: Instant): string =>
  boundedSort(`${isoText(until)}#${encodeURIComponent(customer)}#${key.sk}`);

/** When the next wait ends in (after, until]; undefined where none does. */
export async function nextWaitEnd(table: Table, after: Instant, until: Instant): Promise<Instant | undefined> {
  const [from, to] = [isoText(after + 1), isoText(until)];
  for (const month of monthsOf(from.slice(0, 10), to.slice(0, 10))) {
    const partition = partitionOf(month);
    const { items } = await table.query({ index: 'calendar', partition, from, to: endOf(`${to}#`), limit: 1 });
    const [item] = items;
    if (item !== undefined) return endOfWait(entry.parse(item));
  }
  return undefined;
}

const endOfWait = ({ calendarSk }: z.infer<typeof entry>): Instant =>
  Temporal.Instant.from(calendarSk.slice(0, calendarSk.indexOf('#'))).epochMilliseconds;

export function waitItem(customer: string, occasion: Occasion, until: Instant): Item {
  const key = waitKey(customer, occasion);
  const calendar = { calendarPk: partitionOf(isoText(until).slice(0, 7)), calendarSk: calendarSkOf(customer, key, until) };
  return { ...key, type: 'WAIT', ...calendar, occasion };
}

export function readWait(item: Item): { readonly occasion: Occasion; readonly until: Instant } {
  const wait = entry.parse(item);
  return { occasion: wait.occasion, until: endOfWait(wait) };
}

export function dynamoWaits(table: Table): Waits {
  return {
    async put(customer, occasion, until) {
      await table.put(waitItem(customer, occasion, until));
    },

    async remove({ customer, occasion, until }) {
      const key = waitKey(customer, occasion);
      await table.remove(key, { equals: ['calendarSk', calendarSkOf(customer, key, until)] });
    },

    async *ending(after, upTo) {
      const [from, to] = [isoText(after + 1), isoText(upTo)];
      for (const month of monthsOf(from.slice(0, 10), to.slice(0, 10))) {
        for await (const item of queryAll(table, { index: 'calendar', partition: partitionOf(month), from, to: endOf(`${to}#`) })) {
          const wait = entry.parse(item);
          yield { customer: customerOfPk(wait.pk), occasion: wait.occasion, until: endOfWait(wait) };
        }
      }
    },
  };
}
