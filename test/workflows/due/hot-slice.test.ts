import { describe, expect, it } from 'vitest';
import { dynamoCursor, forgetInCursor } from '../../../adapters/dynamo/dynamo-cursor.ts';
import { register } from '../../../adapters/dynamo/registry.ts';
import { storesOn } from '../../../adapters/dynamo/stores-on.ts';
import { HOUR, MINUTE } from '../../../domain/calendar/calendar-date.ts';
import { findDue } from '../../../workflows/due/find-due.ts';
import { placeOf } from '../../../workflows/due/place-of.ts';
import type { DuePage } from '../../../workflows/due-queue.ts';
import { aCampaign } from '../../support/builders.ts';
import { callsOf, faultyTable } from '../../support/faulty-calls.ts';
import { sendBench, TEN } from '../../support/send-bench.ts';

const PACE = { lot: 10, leftOver: 20, longest: 3 * MINUTE };
const ZONE = 'Europe/London';
const EVERYBODY = Array.from({ length: 100 }, (_, n) => `C!${n}/é#${'x'.repeat(n % 3)}`);

const campaigns = [
  aCampaign({ id: 'cards', fact: 'wedding', rule: 'dated-fact' }),
  aCampaign({ id: 'letters', fact: 'name-day', rule: 'dated-fact' }),
  aCampaign({ id: 'recall', fact: 'recalled', rule: 'dated-fact', class: 'safety' }),
  aCampaign({ id: 'later', fact: 'later', rule: 'dated-fact', steps: [{ ...aCampaign().steps[0]!, at: '10:04' }] }),
];

/** A hundred weddings, fifty name days and thirty recalls at ten, and one thing four minutes later. */
async function aHotMorning() {
  const bench = sendBench();
  await bench.start(...campaigns);
  const { facts } = bench.stores;
  for (const kind of ['wedding', 'name-day', 'recalled', 'later']) await register(bench.table, kind, [ZONE]);
  await bench.table.update({ pk: 'ENGINE', sk: 'REGISTRY#wedding' }, { set: { shards: 4 } });
  const put = async (customer: string, kind: string) => {
    const fact = { kind, subject: kind, date: '2026-11-21', repeats: 'never', values: {} } as const;
    await facts.put(customer, ZONE, [fact], 1, TEN - 5 * HOUR);
  };
  for (const [n, customer] of EVERYBODY.entries()) {
    await put(customer, 'wedding');
    if (n % 2 === 0) await put(customer, 'name-day');
    if (n % 10 > 6) await put(customer, 'recalled');
  }
  await put('Z', 'later');
  bench.clock.at = TEN - MINUTE;
  await findDue({ ...bench.stores, cursor: bench.cursor, queue: { send: async () => {} } });
  const pages: DuePage[] = [];
  const queue = { send: async (more: readonly DuePage[]) => void pages.push(...more) };
  const tickAt = async (minutes: number) => {
    const before = pages.length;
    bench.clock.at = TEN + minutes * MINUTE;
    await findDue({ ...bench.stores, cursor: bench.cursor, queue, pace: PACE });
    return pages.slice(before);
  };
  return { bench, pages, tickAt };
}

const turnsIn = (pages: readonly DuePage[], campaign?: string): string[] =>
  pages.flatMap(({ entries }) =>
    entries.flatMap(({ customer, occasions }) =>
      occasions.filter((each) => campaign === undefined || each.campaign === campaign).map((each) => `${each.campaign} ${customer}`),
    ),
  );

const EXPECTED = [
  ...EVERYBODY.flatMap((customer, n) => [
    `cards ${customer}`,
    ...(n % 2 === 0 ? [`letters ${customer}`] : []),
    ...(n % 10 > 6 ? [`recall ${customer}`] : []),
  ]),
  'later Z',
].sort();

describe('of more than one look hands over', () => {
  it('everybody has their turn, and has it once', async () => {
    const { pages, tickAt, bench } = await aHotMorning();
    const sizes: number[] = [];
    for (let minutes = 1; minutes <= 41; minutes += 5) sizes.push(new Set((await tickAt(minutes)).flatMap((page) => page.entries)).size);
    expect(turnsIn(pages).sort()).toEqual(EXPECTED);
    // The first lot with all that is due to its customers, the other notices, two lots; then what is due anew and two lots.
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10 + 30 + 20);
    expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(3);
    expect((await bench.cursor.read()).unfinished).toEqual([]);
  });

  it('notices do not wait for marketing', async () => {
    const { tickAt } = await aHotMorning();
    expect(turnsIn(await tickAt(1), 'recall')).toHaveLength(30);
  });

  it('what falls due later does not wait for what is left over', async () => {
    const { tickAt } = await aHotMorning();
    await tickAt(1);
    const [first] = await tickAt(6);
    expect(turnsIn(first === undefined ? [] : [first])).toEqual(['later Z']);
  });

  it('campaigns that are due together go on together', async () => {
    const { tickAt } = await aHotMorning();
    const pages = await tickAt(1);
    expect(turnsIn(pages, 'letters').length / turnsIn(pages, 'cards').length).toBeCloseTo(0.5, 0);
    expect(turnsIn(pages, 'letters').length).toBeGreaterThan(5);
  });

  it('> a look that dies at any of its calls loses nobody', async () => {
    const dieAt = async (call: number): Promise<number> => {
      const { bench, pages, tickAt } = await aHotMorning();
      bench.clock.at = TEN + MINUTE;
      const calls = callsOf({ faults: [{ call, kind: 'crash-after' }] });
      const stores = storesOn(faultyTable(bench.table, calls), bench.clock);
      const queue = { send: (more: readonly DuePage[]) => calls.pass('queue', async () => void pages.push(...more)) };
      const look = findDue({ clock: bench.clock, ...stores, queue, cursor: dynamoCursor(stores.table, bench.outside), pace: PACE });
      await Promise.race([look, calls.crashed]);
      for (let minutes = 6; minutes <= 46; minutes += 5) await tickAt(minutes);
      expect({ call, turns: [...new Set(turnsIn(pages))].sort() }).toEqual({ call, turns: EXPECTED });
      return calls.names.length;
    };
    const calls = await dieAt(Number.POSITIVE_INFINITY);
    for (let call = 1; call <= calls; call += 3) await dieAt(call);
  });

  it('nothing of an erased person is kept: not where a look is to go on either, and nobody is left out by that', async () => {
    const { bench, pages, tickAt } = await aHotMorning();
    await tickAt(1);
    const [left] = (await bench.cursor.read()).unfinished;
    const last = EVERYBODY.find((customer) => placeOf(customer) === left?.place) ?? 'nobody';
    await forgetInCursor(bench.table, last);
    expect((await bench.cursor.read()).unfinished.map(({ place }) => place)).not.toContain(placeOf(last));
    for (let minutes = 6; minutes <= 41; minutes += 5) await tickAt(minutes);
    expect([...new Set(turnsIn(pages))].sort()).toEqual(EXPECTED);
  });

  it('what a restore brings back of it is too late', async () => {
    const { bench, tickAt } = await aHotMorning();
    await tickAt(1);
    const backup = await bench.table.get({ pk: 'ENGINE', sk: 'CURSOR' });
    await tickAt(6);
    await bench.table.put(backup ?? { pk: '', sk: '' });
    const again = [...(await tickAt(20)), ...(await tickAt(25))];
    expect(turnsIn(again, 'cards').length).toBeGreaterThanOrEqual(40);
    expect(again.map(({ tooLateBefore }) => tooLateBefore)).toEqual(again.map(() => TEN + 6 * MINUTE + 1));
  });
});
