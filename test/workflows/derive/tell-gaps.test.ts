import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storesOn } from '../../../adapters/dynamo/stores-on.ts';
import { addDays, DAY } from '../../../domain/calendar/calendar-date.ts';
import type { Order } from '../../../domain/order.ts';
import type { Gap } from '../../../domain/silence/cycle.ts';
import { gapsOf } from '../../../domain/summarise.ts';
import { emptySummary } from '../../../domain/summary.ts';
import { createHandler } from '../../../functions/derive-facts/handler.ts';
import { deriveChanged } from '../../../workflows/derive/derive-changed.ts';
import { learnCycles } from '../../../workflows/learn/learn-cycles.ts';
import { aCustomer, anOrder, anOrderLine } from '../../support/builders.ts';
import { all } from '../../support/contracts/fresh-table.ts';
import { callsOf, faultyAsking, faultyTable } from '../../support/faulty-calls.ts';
import { type SendBench, sendBench } from '../../support/send-bench.ts';
import { deriveAll, stateChanges } from '../../support/stream-records.ts';

const CATEGORIES = ['care', 'wash 5'];

interface News {
  /** Orders, late orders, dearer lines and refunds of a day. */
  readonly day: number;
  readonly category: string;
  readonly amount: string;
  /** Whether a night passes after it. */
  readonly night: boolean;
  /** At which of its calls a worker dies of it; the stream tells it again with the next news. */
  readonly dies: number | undefined;
}

const orders = fc.record<News>({
  day: fc.integer({ min: 0, max: 8 }),
  category: fc.constantFrom(...CATEGORIES),
  amount: fc.constantFrom('5', '9'),
  night: fc.boolean(),
  dies: fc.constant(undefined),
});
const withRefunds = fc.tuple(orders, fc.constantFrom('5', '9', '-9', '-14')).map(([one, amount]) => ({ ...one, amount }));
const withDeaths = fc
  .tuple(orders, fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined, freq: 2 }))
  .map(([one, dies]) => ({ ...one, dies }));

/** Everything that the table told since the last time is derived up to this call, and goes on being news. */
async function dieAt(bench: SendBench, call: number): Promise<void> {
  const calls = callsOf({ faults: [{ call, kind: 'crash-after' }] });
  const learnQueue = faultyAsking(bench.stores.learnQueue, calls);
  const services = { clock: bench.clock, ...storesOn(faultyTable(bench.table, calls), bench.clock), queue: bench.queue, learnQueue };
  const Records = stateChanges(bench.changes);
  await Promise.race([createHandler(services, () => {})({ Records }), calls.crashed]);
}

const bySize = (gaps: readonly Gap[]) => gaps.map((gap) => JSON.stringify(gap)).sort();

/** What the book holds in the end, and what there is. */
async function bookAfter(comes: readonly News[]) {
  const bench = sendBench();
  await bench.start();
  await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer() }]);
  const ordered: Order[] = [];
  for (const [n, { day, category, amount, night, dies }] of comes.entries()) {
    const on = addDays('2026-06-01', day);
    const lines = [anOrderLine({ category, quantity: '1', unitPrice: amount })];
    const order = anOrder({ id: `O${n}`, day: on, at: Date.parse(`${on}T09:00:00Z`) + n, lines });
    ordered.push(order);
    await bench.enter('C1', [{ type: 'ORDER', body: order }]);
    if (dies === undefined) await deriveAll(bench);
    else await dieAt(bench, dies);
    if (night) await learnCycles(bench.stores);
    bench.clock.at += DAY;
  }
  await deriveAll(bench);
  await learnCycles(bench.stores);
  expect(bench.stores.learnQueue.requests()).toEqual([]);
  const told = await Promise.all(CATEGORIES.map((category) => all(bench.stores.cycles.gaps(category, '9999-12-31'))));
  return { told: bySize(told.flat()), gaps: bySize(gapsOf(ordered)) };
}

it('> a gap is the days between two successive order days: the book holds these and no others, in whatever order orders and refunds come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(withRefunds, { minLength: 1, maxLength: 12 }), async (comes) => {
      const { told, gaps } = await bookAfter(comes);
      expect(told).toEqual(gaps);
    }),
    { numRuns: 80 },
  );
});

it('no gap is lost, wherever a worker dies of it, and whatever comes before it is told again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(withDeaths, { minLength: 1, maxLength: 8 }), async (comes) => {
      const { told, gaps } = await bookAfter(comes);
      // One that was told before a death and holds no more when it is told again was noted by nobody: it stays, too.
      expect(told).toEqual(expect.arrayContaining(gaps));
    }),
    { numRuns: 80 },
  );
});

it('the gap of an order that is still to be learnt is brought along by the night, and written nowhere else', async () => {
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
  expect(bench.stores.learnQueue.requests()).toMatchObject([{ customers: ['C1'] }]);
  await learnCycles(bench.stores);
  expect(await all(bench.stores.cycles.gaps('care', '9999-12-31'))).toEqual([gap]);
});

it('whoever is erased before the night, or while it learns, leaves no gap in the book', async () => {
  const bench = sendBench();
  await bench.start();
  const { cycles, learnQueue } = bench.stores;
  const gap = { category: 'care', laterDay: '2026-06-08', days: 7, first: true };
  await learnQueue.ask('2026-06-08', ['C1']);
  await learnCycles(bench.stores);
  await bench.stores.facts.note('C1', 0, { ...emptySummary, orderDays: 2, last: { day: '2026-06-08', category: 'care' } }, [gap]);
  await learnQueue.ask('2026-06-08', ['C1']);
  const learning: typeof cycles = {
    ...cycles,
    changeGaps: async (added, gone) => {
      await cycles.changeGaps(added, gone);
      if (added.length > 0) await bench.table.remove({ pk: 'C#C1', sk: 'SUMMARY' });
    },
  };
  expect(await learnCycles({ ...bench.stores, cycles: learning })).toEqual({ learnt: 1 });
  expect(await all(cycles.gaps('care', '9999-12-31'))).toEqual([]);
  expect(learnQueue.requests()).toEqual([]);
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
