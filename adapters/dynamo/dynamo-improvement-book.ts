import * as z from 'zod';
import type { Improvement, Measured } from '../../domain/surveys/improvement.ts';
import type { ImprovementBook } from '../../workflows/surveys/improvement-desk.ts';
import { calendarDate, campaignId, instant, type StoredAs, short, text } from './items/fields.ts';
import { boundedSort } from './keys.ts';
import { type Key, queryAll, type Table } from './table.ts';

const whole = z.int().min(0);
const measured: z.ZodType<Measured> = z.object({
  n: whole,
  perceived: whole,
  expected: whole,
  squares: whole,
} satisfies Record<keyof Measured, z.ZodType>);

const stored: StoredAs<Improvement> = z.object({
  id: short,
  campaign: campaignId,
  factor: short,
  action: text,
  owner: short,
  startedOn: calendarDate,
  remeasureOn: calendarDate,
  before: measured,
  by: short,
  at: instant,
} satisfies Record<keyof Improvement, z.ZodType>);

const IMPROVEMENTS = 'IMPROVEMENTS';
const keyOf = (id: string): Key => ({ pk: IMPROVEMENTS, sk: boundedSort(encodeURIComponent(id)) });

/** Items `IMPROVEMENTS` / `<day>-<id>`. */
export function dynamoImprovementBook(table: Table): ImprovementBook {
  return {
    async list() {
      const all = [];
      for await (const item of queryAll(table, { partition: IMPROVEMENTS })) all.push(stored.parse(item));
      return all;
    },
    async put(improvement) {
      await table.put({ ...keyOf(improvement.id), type: 'IMPROVEMENT', ...stored.parse(improvement) });
    },
    remove: (id) => table.remove(keyOf(id), { present: 'pk' }),
  };
}
