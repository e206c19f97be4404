import { expect, it } from 'vitest';
import { addDays, DAY } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { lookAgainDays } from '../../domain/facts/put-off-by-orders.ts';
import { learnCycles } from '../../workflows/learn/learn-cycles.ts';
import { lookAgain } from '../../workflows/learn/look-again.ts';
import { aCustomer, anOrder } from '../support/builders.ts';
import { all } from '../support/contracts/fresh-table.ts';
import { sendBench } from '../support/send-bench.ts';
import { deriveAll } from '../support/stream-records.ts';

const CYCLE = 90;
/** Of a kind that no campaign begins before its day. */
const LOOK_AGAIN_DAYS = lookAgainDays('customer.silent', []);

/** A shop on one day after the other: who orders is derived, and every noon is a night of `learn-cycles`. */
async function aShop(cycleDays = CYCLE) {
  const bench = sendBench({
    settings: {
      winBack: { cycleDays, cycleDaysByCategory: {}, minimumGaps: 2, fallbackCycleDays: CYCLE, repairCost: null },
    },
  });
  await bench.start();
  await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer({ id: 'C1' }) }]);
  const first = localDate(bench.clock.at, 'UTC');
  const today = () => localDate(bench.clock.at, 'UTC');
  return {
    bench,
    today,
    first,
    async buys() {
      await bench.enter('C1', [{ type: 'ORDER', body: anOrder({ id: `O${today()}`, day: today(), at: bench.clock.at }) }]);
      await deriveAll(bench);
    },
    async passes(days: number) {
      for (let day = 0; day < days; day++) {
        bench.clock.at += DAY;
        await lookAgain(bench.stores);
        await learnCycles(bench.stores);
        await deriveAll(bench);
      }
    },
    /** What waits in the queue is lost. */
    async forgets() {
      const { learnQueue } = bench.stores;
      await learnQueue.done(await all(learnQueue.receive()));
    },
    async learntFor() {
      return (await bench.stores.states.load('C1'))?.cycle.silence?.day;
    },
    async silentOn() {
      return (await bench.stores.facts.facts('C1')).find(({ fact }) => fact.kind === 'customer.silent')?.fact.date;
    },
  };
}

it('> a repeat buyer’s purchases do not rewrite the silence fact each time', async () => {
  const shop = await aShop();
  await shop.buys();
  await shop.passes(2);
  const stood = await shop.silentOn();
  expect(stood).toBe(addDays(shop.first, CYCLE));
  for (let orders = 0; orders < 5; orders++) {
    await shop.passes(7);
    await shop.buys();
    expect(await shop.silentOn()).toBe(stood);
  }
});

it('of whoever orders on the very day of it, it stands until the new cycle is learnt, and moves once', async () => {
  const shop = await aShop(7);
  await shop.buys();
  await shop.passes(1);
  for (let orders = 0; orders < 3; orders++) {
    await shop.passes(6);
    expect(await shop.silentOn()).toBe(shop.today());
    await shop.buys();
    expect(await shop.silentOn()).toBe(shop.today());
    await shop.passes(1);
    expect(await shop.silentOn()).toBe(addDays(shop.today(), 6));
  }
});

it('looked at again, it stands where it belongs, long before anything comes due', async () => {
  const shop = await aShop();
  await shop.buys();
  await shop.passes(20);
  await shop.buys();
  const last = shop.today();
  await shop.passes(CYCLE - LOOK_AGAIN_DAYS - 21);
  expect(await shop.silentOn()).toBe(addDays(shop.first, CYCLE));
  await shop.passes(1);
  expect(await shop.silentOn()).toBe(addDays(last, CYCLE));
  expect(addDays(shop.today(), LOOK_AGAIN_DAYS)).toBe(addDays(shop.first, CYCLE));
});

it('has every date’s turn, however many nights were missed', async () => {
  const shop = await aShop();
  await shop.buys();
  await shop.passes(20);
  await shop.buys();
  const last = shop.today();
  shop.bench.clock.at += (CYCLE - 21) * DAY;
  await shop.passes(1);
  expect(await shop.silentOn()).toBe(addDays(last, CYCLE));
});

it('> whoever’s last order is over and not learnt is asked for again: the calendar remembers what the queue forgot', async () => {
  const shop = await aShop();
  await shop.buys();
  await shop.passes(20);
  await shop.buys();
  const last = shop.today();
  await shop.forgets();
  await shop.passes(CYCLE - LOOK_AGAIN_DAYS - 21);
  expect(await shop.learntFor()).toBe(shop.first);
  await shop.passes(1);
  expect([await shop.learntFor(), await shop.silentOn()]).toEqual([last, addDays(last, CYCLE)]);
});

it('costs nothing where the date stands: nobody is derived anew', async () => {
  const shop = await aShop();
  await shop.buys();
  await shop.passes(CYCLE - LOOK_AGAIN_DAYS - 1);
  shop.bench.clock.at += DAY;
  expect(await lookAgain(shop.bench.stores)).toEqual({ moved: 0 });
});

it('one customer who cannot be read holds no date up for ever', async () => {
  const shop = await aShop();
  await shop.buys();
  await shop.passes(2);
  const { states } = shop.bench.stores;
  const stores = { ...shop.bench.stores, states: { ...states, load: async () => Promise.reject(new Error('unreadable')) } };
  const faulty = addDays(shop.first, CYCLE);
  shop.bench.clock.at = Date.parse(`${addDays(faulty, -LOOK_AGAIN_DAYS)}T12:05:00Z`);
  for (let night = 0; night < 3; night++) {
    await expect(lookAgain(stores)).rejects.toThrow('unreadable');
    expect((await shop.bench.stores.cycles.looks())['customer.silent']! < faulty).toBe(true);
    shop.bench.clock.at += DAY;
  }
  await expect(lookAgain(stores)).rejects.toThrow('unreadable');
  expect((await shop.bench.stores.cycles.looks())['customer.silent']! >= faulty).toBe(true);
});
