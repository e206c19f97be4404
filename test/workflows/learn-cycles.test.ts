import { expect, it } from 'vitest';
import { DAY, HOUR } from '../../domain/calendar/calendar-date.ts';
import { learnCycles } from '../../workflows/learn/learn-cycles.ts';
import { aCustomer, anOrder } from '../support/builders.ts';
import { sendBench, TEN } from '../support/send-bench.ts';
import { deriveAll } from '../support/stream-records.ts';

async function aShop(...customers: readonly { readonly id: string; readonly days: readonly string[] }[]) {
  const bench = sendBench({
    settings: { winBack: { cycleDays: null, cycleDaysByCategory: {}, minimumGaps: 2, fallbackCycleDays: 180, repairCost: null } },
  });
  await bench.start();
  for (const { id, days } of customers) {
    const orders = days.map(
      (day) => ({ type: 'ORDER', body: anOrder({ id: `${id}-${day}`, day, at: Date.parse(`${day}T09:00:00Z`) }) }) as const,
    );
    await bench.enter(id, [{ type: 'PROFILE', body: aCustomer({ id }) }, ...orders]);
  }
  await deriveAll(bench);
  const learn = () => learnCycles({ ...bench.stores });
  const silence = async (id: string) => (await bench.stores.states.load(id))?.cycle.silence;
  return { bench, learn, silence };
}

it('> the median of all customers’ gaps whose later day lies before the last order’s day', async () => {
  const { bench, learn, silence } = await aShop(
    { id: 'C1', days: ['2026-01-01', '2026-01-11', '2026-02-20'] },
    { id: 'C2', days: ['2026-06-01', '2026-06-21'] },
    { id: 'C3', days: ['2026-06-21'] },
  );
  expect(await learn()).toEqual({ learnt: 3 });
  expect(await silence('C3')).toMatchObject({ day: '2026-06-21', days: 10, source: 'learnt', gaps: 2 });
  expect(await silence('C1')).toMatchObject({ day: '2026-02-20', source: 'fallback', days: 180 });
  bench.clock.at += DAY;
  expect(await learn()).toEqual({ learnt: 0 });
});

it('> a day’s request is taken up when the day before is over everywhere', async () => {
  const { bench, learn, silence } = await aShop({ id: 'C1', days: ['2026-11-21'] });
  bench.clock.at = TEN;
  expect(await learn()).toEqual({ learnt: 0 });
  bench.clock.at = TEN + 2 * HOUR + 5 * 60_000;
  expect(await learn()).toEqual({ learnt: 1 });
  expect(await silence('C1')).toMatchObject({ day: '2026-11-21' });
});

it.each([
  ['while an import is under way', { state: 'running' }, HOUR, 0],
  ['within the hour after one ended, for its last rows are still becoming gaps', { state: 'done', endedAt: HOUR }, HOUR + 59 * 60_000, 0],
  ['an hour after it', { state: 'done', endedAt: HOUR }, 2 * HOUR, 1],
  ['after one that died', { state: 'running' }, DAY, 1],
] as const)('> what is learnt is kept: so nothing is learnt too early: %s', async (_when, { state, ...ended }, after, learnt) => {
  const { bench, learn } = await aShop({ id: 'C1', days: ['2026-06-01'] });
  const started = bench.clock.at;
  const endedAt = 'endedAt' in ended ? { endedAt: started + ended.endedAt } : {};
  const counts = { read: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };
  await bench.stores.imports.put({ id: 'I1', kind: 'orders', fileName: 'o.csv', map: {}, state, startedAt: started, ...endedAt, counts });
  bench.clock.at = started + after;
  expect(await learn()).toEqual({ learnt });
  // Whoever is not learnt yet stays asked for.
  expect(bench.stores.learnQueue.requests()).toHaveLength(1 - learnt);
});

it('a request that comes twice, or after what was asked later, learns the same', async () => {
  const { bench, learn, silence } = await aShop({ id: 'C1', days: ['2026-06-01'] });
  const { learnQueue } = bench.stores;
  await learnQueue.ask('2026-05-01', ['C1']);
  await learnQueue.ask('2026-06-01', ['C1', 'nobody']);
  expect(await learn()).toEqual({ learnt: 1 });
  const once = await silence('C1');
  await learnQueue.ask('2026-06-01', ['C1']);
  expect(await learn()).toEqual({ learnt: 0 });
  expect(await silence('C1')).toEqual(once);
  expect(learnQueue.requests()).toEqual([]);
});

it('one customer that cannot be read holds nobody else up, and is taken up again', async () => {
  const { bench, learn, silence } = await aShop({ id: 'C1', days: ['2026-06-01'] }, { id: 'C2', days: ['2026-06-02'] });
  const summary = (await bench.table.get({ pk: 'C#C1', sk: 'SUMMARY' }))!;
  await bench.table.put({ ...summary, orderDays: 'many' });
  await expect(learn()).rejects.toThrow();
  expect(await silence('C2')).toBeDefined();
  await bench.table.put(summary);
  expect(await learn()).toEqual({ learnt: 1 });
  expect(await silence('C1')).toBeDefined();
});
