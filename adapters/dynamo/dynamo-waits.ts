import { Temporal } from 'temporal-polyfill/full';
import * as z from 'zod';
import { addDays, type Instant } from '../../domain/calendar/calendar-date.ts';
import type { Occasion } from '../../domain/occasion.ts';
import type { Waits } from '../../workflows/engine-memory.ts';
import { occasion as storedOccasion } from './items/engine-item.ts';
import { boundedSort, customerOfPk, customerPk, endOf, prefixOf } from './keys.ts';
import { type Key, queryAll, type Table } from './table.ts';

/** Of one width, so that it sorts as it runs. */
const isoText = (instant: Instant): string => Temporal.Instant.fromEpochMilliseconds(instant).toString({ smallestUnit: 'millisecond' });

const partitionOf = (day: string): string => `WAIT#${day}#0`;

const waitKey = (customer: string, { campaign, step, subject, date }: Occasion): Key => ({
  pk: customerPk(customer),
  sk: boundedSort(`${prefixOf('WAIT')}${[campaign, step, subject, date].map(encodeURIComponent).join('/')}`),
});

const entry = z.object({ pk: z.string().max(2048), calendarSk: z.string().max(1024), occasion: storedOccasion });

const calendarSkOf = (customer: string, key: Key, until: Instant): string =>
  boundedSort(`${isoText(until)}#${encodeURIComponent(customer)}#${key.sk}`);

export function dynamoWaits(table: Table): Waits {
  return {
    async put(customer, occasion, until) {
      const key = waitKey(customer, occasion);
      await table.put({
        ...key,
        type: 'WAIT',
        calendarPk: partitionOf(isoText(until).slice(0, 10)),
        calendarSk: calendarSkOf(customer, key, until),
        occasion,
      });
    },

    async remove({ customer, occasion, until }) {
      const key = waitKey(customer, occasion);
      await table.remove(key, { equals: ['calendarSk', calendarSkOf(customer, key, until)] });
    },

    async *ending(after, upTo) {
      const [from, to] = [isoText(after + 1), isoText(upTo)];
      for (let day = from.slice(0, 10); day <= to.slice(0, 10); day = addDays(day, 1)) {
        for await (const item of queryAll(table, { index: 'calendar', partition: partitionOf(day), from, to: endOf(`${to}#`) })) {
          const { pk, calendarSk, occasion } = entry.parse(item);
          const until = Temporal.Instant.from(calendarSk.slice(0, to.length)).epochMilliseconds;
          yield { customer: customerOfPk(pk), occasion, until };
        }
      }
    },
  };
}
