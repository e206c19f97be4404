import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, DAY } from '../../../domain/calendar/calendar-date.ts';
import type { Order } from '../../../domain/order.ts';
import type { Gap } from '../../../domain/silence/cycle.ts';
import { gapsOf } from '../../../domain/summarise.ts';
import { deriveChanged } from '../../../workflows/derive/derive-changed.ts';
import { learnCycles } from '../../../workflows/learn/learn-cycles.ts';
import { aCustomer, anOrder, anOrderLine } from '../../support/builders.ts';
import { all } from '../../support/contracts/fresh-table.ts';
import { sendBench } from '../../support/send-bench.ts';
import { deriveAll } from '../../support/stream-records.ts';

const CATEGORIES = ['care', 'wash 5'];

interface News {
  /** Orders, late orders, dearer lines and refunds of a day. */
  readonly day: number;
  readonly category: string;
  readonly amount: string;
  /** Whether a night passes after it. */
  readonly night: boolean;
}

const news = fc.record<News>({
  day: fc.integer({ min: 0, max: 8 }),
  category: fc.constantFrom(...CATEGORIES),
  amount: fc.constantFrom('5', '9', '-9', '-14'),
  night: fc.boolean(),
});

const bySize = (gaps: readonly Gap[]) => gaps.map((gap) => JSON.stringify(gap)).sort();

it('> a gap is the days between two successive order days: the book holds these and no others, in whatever order orders and refunds come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(news, { minLength: 1, maxLength: 12 }), async (comes) => {
      const bench = sendBench();
      await bench.start();
      await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer() }]);
      const orders: Order[] = [];
      for (const [n, { day, category, amount, night }] of comes.entries()) {
        const on = addDays('2026-06-01', day);
        const lines = [anOrderLine({ category, quantity: '1', unitPrice: amount })];
        const order = anOrder({ id: `O${n}`, day: on, at: Date.parse(`${on}T09:00:00Z`) + n, lines });
        orders.push(order);
        await bench.enter('C1', [{ type: 'ORDER', body: order }]);
        await deriveAll(bench);
        if (night) await learnCycles(bench.stores);
        bench.clock.at += DAY;
      }
      await learnCycles(bench.stores);
      const told = await Promise.all(CATEGORIES.map((category) => all(bench.stores.cycles.gaps(category, '9999-12-31'))));
      expect(bySize(told.flat())).toEqual(bySize(gapsOf(orders)));
      expect(await all(bench.stores.cycles.requests('9999-12-31'))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it('an order tells its gap by the request to learn its day, and by nothing else', async () => {
  const bench = sendBench();
  await bench.start();
  const ordered = (day: string) => ({ type: 'ORDER', body: anOrder({ id: day, day, at: Date.parse(`${day}T09:00:00Z`) }) }) as const;
  await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer() }, ordered('2026-06-01')]);
  await deriveAll(bench);
  await learnCycles(bench.stores);
  await bench.enter('C1', [ordered('2026-06-08')]);
  await deriveAll(bench);
  const gap = { category: 'care', laterDay: '2026-06-08', days: 7, first: true };
  expect(await all(bench.stores.cycles.gaps('care', '9999-12-31'))).toEqual([]);
  expect(await all(bench.stores.cycles.requests('9999-12-31'))).toEqual([{ customer: 'C1', day: '2026-06-08', gap }]);
  await learnCycles(bench.stores);
  expect(await all(bench.stores.cycles.gaps('care', '9999-12-31'))).toEqual([gap]);
});

it('whoever is erased before the night leaves no gap in the book', async () => {
  const bench = sendBench();
  await bench.start();
  const gap = { category: 'care', laterDay: '2026-06-08', days: 7, first: true };
  await bench.stores.cycles.request({ customer: 'gone', day: '2026-06-08', gap });
  await learnCycles(bench.stores);
  expect(await all(bench.stores.cycles.gaps('care', '9999-12-31'))).toEqual([]);
});

it('whoever was overtaken while deriving begins again, and what it told in vain does not stand', async () => {
  const bench = sendBench();
  await bench.start();
  const order = (day: string, amount: string) =>
    anOrder({ id: `${day}${amount}`, day, at: Date.parse(`${day}T09:00:00Z`), lines: [anOrderLine({ quantity: '1', unitPrice: amount })] });
  const orders = ['2026-05-01', '2026-06-01', '2026-06-08'].map((day) => order(day, '9'));
  await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer() }, ...orders.map((body) => ({ type: 'ORDER', body }) as const)]);
  bench.changes.length = 0;
  const refund = order('2026-06-01', '-9');
  const { facts } = bench.stores;
  let overtaken = false;
  const note: typeof facts.note = async (...asked) => {
    if (!overtaken) {
      overtaken = true;
      await bench.enter('C1', [{ type: 'ORDER', body: refund }]);
      await deriveAll(bench);
    }
    return await facts.note(...asked);
  };
  const news = { customer: 'C1', profile: true, ledger: true, live: true };
  const failed = await deriveChanged({ ...bench.stores, queue: bench.queue, facts: { ...facts, note } }, [news]);
  expect([failed, overtaken]).toEqual([[], true]);
  await learnCycles(bench.stores);
  expect(await all(bench.stores.cycles.gaps('care', '9999-12-31'))).toEqual(gapsOf([...orders, refund]));
  expect((await facts.noted('C1')).gaps).toEqual(gapsOf([...orders, refund]));
});
