import * as z from 'zod';
import type { Cycle, Gap, LearntCycle } from '../../domain/silence/cycle.ts';
import { emptySummary } from '../../domain/summary.ts';
import type { CycleBook, CycleStanding } from '../../workflows/engine-memory.ts';
import { storedCycle, storedGap } from './items/engine-item.ts';
import { calendarDate, count } from './items/fields.ts';
import { storedNote, storedSummary } from './items/ledger-item.ts';
import { boundedSort, customerKey } from './keys.ts';
import { atRevision, type Item, type Key, queryAll, type Table } from './table.ts';

const gapsPk = (category: string): string => `GAPS#${encodeURIComponent(category).slice(0, 1500)}`;

const gapKey = (customer: string, { category, laterDay }: Gap): Key => ({
  pk: gapsPk(category),
  sk: boundedSort(`${laterDay}#${encodeURIComponent(customer)}`),
});

export const gapItem = (customer: string, gap: Gap): Item => ({
  ...gapKey(customer, gap),
  type: 'GAP',
  ...storedGap.parse(gap),
});

/** Where a customer's gaps stand, as its summary tells. */
export const gapKeys = (customer: string, gaps: readonly Gap[]): Key[] => gaps.map((gap) => gapKey(customer, gap));

const revised = z.object({ rev: count });

export function dynamoCycleBook(table: Table): CycleBook {
  return {
    async changeGaps(added, gone) {
      await table.writeMany(
        added.map(({ customer, gap }) => gapItem(customer, gap)),
        gone.map(({ customer, gap }) => gapKey(customer, gap)),
      );
    },

    async standing(customers) {
      const distinct = [...new Set(customers)];
      const keys = distinct.flatMap((customer) => [customerKey(customer, 'SUMMARY'), customerKey(customer, 'CYCLE')]);
      const items = new Map<unknown, Item[]>();
      for (const item of await table.getMany(keys, { consistent: true })) items.set(item.pk, [...(items.get(item.pk) ?? []), item]);
      return new Map(
        distinct.flatMap((customer) => {
          const found = items.get(customerKey(customer, 'CYCLE').pk);
          return found === undefined ? [] : [[customer, standingIn(found)] as const];
        }),
      );
    },

    async learn(customer, cycle, { cycle: stored, rev }) {
      if (await write(table, customer, { stored, rev }, cycle)) return;
      // Somebody else learnt for the same customer meanwhile: their entry is read and kept.
      while (!(await write(table, customer, await readCycle(table, customer), cycle)));
    },

    async *gaps(category, before) {
      for await (const item of queryAll(table, { partition: gapsPk(category), to: before })) yield z.decode(storedGap, item);
    },

    async looks() {
      const item = await table.get(looksKey, { consistent: true });
      return item === undefined ? {} : storedLooks.parse(item).looks;
    },

    async noteLooks(looks) {
      await table.put({ ...looksKey, type: 'LOOKS', looks });
    },

    async touch(customer) {
      const key = customerKey(customer, 'CYCLE');
      for (;;) {
        const item = await table.get(key, { consistent: true });
        if (item === undefined) return;
        const { rev } = revised.parse(item);
        if (await table.put({ ...item, rev: rev + 1 }, atRevision(rev))) return;
      }
    },
  };
}

/** How far the second look at facts that orders put off has come. */
const looksKey: Key = { pk: 'ENGINE', sk: 'LOOKS' };
const storedLooks = z.object({ looks: z.record(z.string().max(256), calendarDate) });

interface StoredCycle {
  readonly stored: Cycle;
  readonly rev: number;
}

const cycleIn = (item: Item | undefined): StoredCycle =>
  item === undefined ? { stored: {}, rev: 0 } : { stored: z.decode(storedCycle, item), rev: revised.parse(item).rev };

const readCycle = async (table: Table, customer: string) => cycleIn(await table.get(customerKey(customer, 'CYCLE'), { consistent: true }));

function standingIn(items: readonly Item[]): CycleStanding | { readonly fault: unknown } {
  try {
    const summary = items.find(({ type }) => type === 'SUMMARY');
    const { stored: cycle, rev } = cycleIn(items.find(({ type }) => type === 'CYCLE'));
    if (summary === undefined) return { summary: emptySummary, gaps: [], cycle, rev };
    return { summary: z.decode(storedSummary, summary), gaps: z.decode(storedNote, summary).gaps, cycle, rev };
  } catch (fault) {
    return { fault };
  }
}

/** false where another writer came in between. */
async function write(table: Table, customer: string, { stored, rev }: StoredCycle, cycle: Cycle): Promise<boolean> {
  const next = mergeCycles(stored, cycle);
  if (next.silence === stored.silence && next.second === stored.second) return true;
  // What is learnt follows from orders of other days: it counts from now on, like an import.
  const item = { ...customerKey(customer, 'CYCLE'), type: 'CYCLE', via: 'import', rev: rev + 1, ...storedCycle.parse(next) };
  return await table.put(item, atRevision(rev));
}

/** > Taken once and kept: an entry for the same day and category is never changed; only the customer's own orders of that day can. */
function mergeCycles(stored: Cycle, learnt: Cycle): Cycle {
  return { silence: keep(stored.silence, learnt.silence), second: keep(stored.second, learnt.second) };
}

const keep = (stored: LearntCycle | undefined, learnt: LearntCycle | undefined): LearntCycle | undefined =>
  learnt === undefined || (stored?.day === learnt.day && stored.category === learnt.category) ? stored : learnt;
