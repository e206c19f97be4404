import * as z from 'zod';
import type { Surprise, SurpriseMonth } from '../../domain/surprises/surprise.ts';
import type { SurpriseBook } from '../../workflows/programme/surprise-desk.ts';
import { calendarDate, count, instant, type StoredAs, short, text } from './items/fields.ts';
import { boundedSort, customerKey, customerOfPk, customerPk } from './keys.ts';
import { atRevision, type Key, queryAll, type Table } from './table.ts';

const stored: StoredAs<Surprise> = z.object({
  on: calendarDate,
  gift: text,
  cost: z.number().min(0),
  by: short,
  at: instant,
} satisfies Record<keyof Surprise, z.ZodType>);

const storedMonth: StoredAs<SurpriseMonth & { readonly rev: number }> = z.object({ count, hundredths: count, rev: count });
const placed = z.object({ pk: z.string().max(2048) });

const PREFIX = 'surprise#';
const givenIn = (month: string): string => `surprises#${month}`;
const monthKey = (month: string): Key => ({ pk: 'ENGINE', sk: `SURPRISES#${month}` });

/** Items `C#<customer>` / `surprise#<day>`, found by month, and `ENGINE` / `SURPRISES#<month>`. */
export function dynamoSurpriseBook(table: Table): SurpriseBook {
  return {
    async last(customer) {
      const query = { partition: customerPk(customer), prefix: PREFIX, descending: true, limit: 1, consistent: true };
      const [newest] = (await table.query(query)).items;
      return newest === undefined ? undefined : stored.parse(newest);
    },

    async month(month) {
      const item = await table.get(monthKey(month), { consistent: true });
      return item === undefined ? { count: 0, hundredths: 0, rev: 0 } : storedMonth.parse(item);
    },

    give(customer, surprise, { of, next, rev }) {
      const place = { pk: customerPk(customer), sk: `${PREFIX}${surprise.on}` };
      const lookup = { lookupPk: givenIn(of), lookupSk: boundedSort(`${surprise.on}#${encodeURIComponent(customer)}`) };
      return table.transact([
        { check: customerKey(customer, 'PROFILE'), condition: { present: 'pk' } },
        { put: { ...place, type: 'SURPRISE', ...lookup, ...stored.parse(surprise) }, condition: { absent: 'pk' } },
        { put: { ...monthKey(of), type: 'SURPRISE_MONTH', ...next, rev: rev + 1 }, condition: atRevision(rev) },
      ]);
    },

    async *given(month) {
      for await (const item of queryAll(table, { index: 'lookup', partition: givenIn(month) }))
        yield { ...stored.parse(item), customer: customerOfPk(placed.parse(item).pk) };
    },
  };
}
