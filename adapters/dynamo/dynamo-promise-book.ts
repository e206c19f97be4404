import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { PromiseBook, PromiseOf } from '../../workflows/promises/promise-book.ts';
import { keptPromises, OPEN_PROMISES } from './items/promise-item.ts';
import { readRecord } from './items/record-item.ts';
import { endOf } from './keys.ts';
import { monthsOf } from './months-of.ts';
import { type Item, queryAll, type Table } from './table.ts';

export function dynamoPromiseBook(table: Table): PromiseBook {
  return {
    async *open(upTo) {
      const range = upTo === undefined ? {} : { to: endOf(instantText(upTo)) };
      for await (const item of queryAll(table, { index: 'lookup', partition: OPEN_PROMISES, ...range })) yield* promiseIn(item);
    },

    async *kept(from, to) {
      for (const month of monthsOf(from, to)) {
        const range = { from, to: endOf(to) };
        for await (const item of queryAll(table, { index: 'lookup', partition: keptPromises(month), ...range })) yield* promiseIn(item);
      }
    },
  };
}

function promiseIn(item: Item): PromiseOf[] {
  const { customer, record } = readRecord(item);
  return record.type === 'PROMISE' ? [{ customer, promise: record.body }] : [];
}
