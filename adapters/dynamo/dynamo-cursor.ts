import * as z from 'zod';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { namelessBefore, placeOf } from '../../workflows/due/place-of.ts';
import type { Cursor, Unfinished } from '../../workflows/engine-memory.ts';
import { instant, jsonText } from './items/fields.ts';
import type { Condition, Key, Table } from './table.ts';

/** The handled instant kept outside the table, which a restore does not take back. */
export interface HandledInstant {
  read(): Promise<Instant | undefined>;
  write(handled: Instant): Promise<void>;
}

const cursorKey: Key = { pk: 'ENGINE', sk: 'CURSOR' };
const left: z.ZodType<Unfinished> = z.object({
  slice: instant,
  after: instant,
  upTo: instant,
  urgency: z.enum(['notice', 'marketing']),
  place: z.string().max(1024),
  tooLateBefore: instant.optional(),
} satisfies Record<keyof Unfinished, z.ZodType>);

const stored = z.object({ handledTo: instant, unfinished: jsonText(z.array(left).max(10_000)).optional() });

/** Where a look is to go on may be behind somebody who is erased. */
export async function forgetInCursor(table: Table, customer: string): Promise<void> {
  const item = await table.get(cursorKey, { consistent: true });
  const { unfinished = [] } = item === undefined ? {} : stored.parse(item);
  const named = placeOf(customer);
  if (typeof item?.unfinished !== 'string' || unfinished.every(({ place }) => place !== named)) return;
  const nameless = unfinished.map((each) => (each.place === named ? { ...each, place: namelessBefore(named) } : each));
  await table.update(cursorKey, { set: { unfinished: JSON.stringify(nameless) } }, { equals: ['unfinished', item.unfinished] });
}

/** Whether the last look left something over for the next one. */
export async function isLeftOver(table: Table): Promise<boolean> {
  const item = await table.get(cursorKey);
  return item !== undefined && stored.parse(item).unfinished !== undefined;
}

/** The table moves first: outside it the instant lies ahead only after a restore. */
export function dynamoCursor(table: Table, outside: HandledInstant): Cursor {
  const put = (from: Instant | undefined, handledTo: Instant, unfinished: readonly Unfinished[]) => {
    const condition: Condition = from === undefined ? { absent: 'pk' } : { equals: ['handledTo', from] };
    const more = unfinished.length === 0 ? {} : { unfinished: JSON.stringify(unfinished) };
    return table.put({ ...cursorKey, type: 'CURSOR', handledTo, ...more }, condition);
  };

  return {
    async read() {
      // In this order: read side by side, a look beside this one could seem to be a restore.
      const handled = await outside.read();
      const item = await table.get(cursorKey, { consistent: true });
      const { handledTo, unfinished = [] } = item === undefined ? {} : stored.parse(item);
      return { stored: handledTo, handled, unfinished };
    },

    async advance(from, to, unfinished = []) {
      if (!(await put(from, to, unfinished))) return false;
      await outside.write(to);
      return true;
    },

    keep: (at, unfinished) => put(at, at, unfinished),
  };
}
