import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dynamoCursor } from '../../../adapters/dynamo/dynamo-cursor.ts';
import { storesOn } from '../../../adapters/dynamo/stores-on.ts';
import { addDays, DAY, HOUR, MINUTE } from '../../../domain/calendar/calendar-date.ts';
import { instantAt } from '../../../domain/calendar/zoned-time.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import { simulate } from '../../../local/simulation/simulate.ts';
import { findDue } from '../../../workflows/due/find-due.ts';
import { pagesOf } from '../../../workflows/due/pages-of.ts';
import { parsePage } from '../../../workflows/due-page.ts';
import { writeCompany } from '../../oracle/company-files.ts';
import { randomCompany } from '../../oracle/random-company.ts';
import { aCampaign, aCustomer, anAsset } from '../../support/builders.ts';
import { callsOf, faultyTable } from '../../support/faulty-calls.ts';
import { type SendBench, sendBench, TEN } from '../../support/send-bench.ts';
import { deriveAll } from '../../support/stream-records.ts';

const wedding: Campaign = aCampaign({
  id: 'own',
  fact: 'wedding',
  rule: 'dated-fact',
  steps: [{ id: 'card', offsetDays: 0, channels: ['email'], send: 'first' }],
});
const ownFact = (date: string, repeats: 'never' | 'yearly' = 'yearly') =>
  ({ type: 'OWN_FACT', body: { kind: 'wedding', subject: 'W1', date, repeats, values: {} } }) as const;

/** A wedding day in the calendar, its cursor an hour before ten. */
async function aWedding(date = '2020-11-21', timeZone = 'Europe/London', campaign = wedding): Promise<SendBench> {
  const bench = sendBench({ settings: { caps: {} } });
  await bench.start(campaign);
  bench.clock.at = instantAt('2020-01-01', '00:00', 'UTC');
  await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer({ timeZone, joinedOn: undefined, bornOn: undefined }) }, ownFact(date)]);
  await deriveAll(bench);
  bench.clock.at = TEN - HOUR;
  await bench.tick();
  return bench;
}

async function tickAt(bench: SendBench, at: number): Promise<number> {
  bench.clock.at = at;
  return (await bench.tick()).queued;
}

it('> 1,000 looks on a still clock queue nothing new', async () => {
  const bench = await aWedding();
  expect(await tickAt(bench, TEN)).toBe(1);
  for (let looks = 0; looks < 1000; looks++) await bench.tick();
  expect(bench.letters).toHaveLength(1);
});

it('a missed look is made good by the next one, an outage of 26 hours too', async () => {
  const bench = await aWedding();
  await tickAt(bench, TEN + 26 * HOUR);
  await bench.drain();
  expect(bench.messages()).toMatchObject([{ state: 'sent', due: TEN, date: '2026-11-21' }]);
  expect(await tickAt(bench, TEN + 27 * HOUR)).toBe(0);
});

it('> however often a look fails for the queue, it plans the same pages', async () => {
  const bench = await aWedding();
  const waits = bench.stores.waits;
  const occasion = { campaign: 'own', step: 'card', kind: 'wedding', subject: 'W1', date: '2026-11-20', due: TEN - DAY } as const;
  await waits.put('C1', occasion, TEN + HOUR);
  const queue = { send: async () => Promise.reject(new Error('away')) };
  for (let minutes = 0; minutes <= 180; minutes += 5) {
    bench.clock.at = TEN + minutes * MINUTE;
    const look = findDue({ ...bench.stores, queue, cursor: bench.cursor });
    await (minutes === 0 ? expect(look).rejects.toThrow('away') : look.catch(() => {}));
  }
  expect((await bench.openPages()).map(({ id }) => id.slice(0, 20))).toEqual(['2026-11-21T10:00:00Z']);
  expect(await tickAt(bench, TEN + 4 * HOUR)).toBe(2);
  expect((await bench.openPages()).map(({ id }) => id.slice(0, 20))).toEqual(['2026-11-21T10:00:00Z', '2026-11-21T11:00:00Z']);
});

describe('a wait', () => {
  const occasion = { campaign: 'own', step: 'card', kind: 'wedding', subject: 'W1', date: '2026-11-21', due: TEN - MINUTE } as const;
  const waiting = (bench: SendBench) => [...bench.table.items()].filter(({ type }) => type === 'WAIT').length;

  it('> is taken off once it was queued', async () => {
    const bench = await aWedding();
    await bench.stores.waits.put('C1', occasion, TEN - 30 * MINUTE);
    expect(await tickAt(bench, TEN - 10 * MINUTE)).toBe(1);
    expect(waiting(bench)).toBe(0);
  });

  it('> that was put off anew meanwhile stays', async () => {
    const bench = await aWedding();
    await bench.stores.waits.put('C1', occasion, TEN - 30 * MINUTE);
    const { send } = bench.queue;
    bench.queue.send = async (pages, delay) => {
      await send(pages, delay);
      await bench.stores.waits.put('C1', occasion, TEN + HOUR);
    };
    bench.clock.at = TEN - 10 * MINUTE;
    await findDue({ ...bench.stores, queue: bench.queue, cursor: bench.cursor });
    expect(waiting(bench)).toBe(1);
  });

  it('> whose worker wrote it only after its end is found all the same', async () => {
    const bench = await aWedding();
    await tickAt(bench, TEN - 5 * MINUTE);
    await bench.stores.waits.put('C1', occasion, TEN - 20 * MINUTE);
    expect(await tickAt(bench, TEN - 2 * MINUTE)).toBe(1);
  });
});

it('> a look that dies at any of its calls loses nothing', async () => {
  const dieAt = async (call: number): Promise<number> => {
    const bench = await aWedding();
    bench.clock.at = TEN + MINUTE;
    const calls = callsOf({ faults: [{ call, kind: 'crash-after' }] });
    const stores = storesOn(faultyTable(bench.table, calls), bench.clock);
    const queue = { send: (...sent: Parameters<typeof bench.queue.send>) => calls.pass('queue', () => bench.queue.send(...sent)) };
    const look = findDue({ clock: bench.clock, ...stores, queue, cursor: dynamoCursor(stores.table, bench.outside) });
    await Promise.race([look, calls.crashed]);
    await tickAt(bench, TEN + 5 * MINUTE);
    await bench.drain();
    expect({ call, sent: bench.accepted.length }).toEqual({ call, sent: 1 });
    return calls.names.length;
  };
  const calls = await dieAt(Number.POSITIVE_INFINITY);
  expect(calls).toBeGreaterThan(5);
  for (let call = 1; call <= calls; call++) await dieAt(call);
});

it('of two looks in parallel both queue, one moves the cursor, and one message goes', async () => {
  const bench = await aWedding();
  bench.clock.at = TEN + MINUTE;
  await Promise.all([bench.tick(), bench.tick()]);
  expect(new Set(bench.letters.map(({ body }) => parsePage(body).id)).size).toBe(1);
  await bench.drain();
  expect(bench.accepted).toHaveLength(1);
  expect(await bench.openPages()).toEqual([]);
});

it('a look that dies before its cursor moves is done again, under the same page ids', async () => {
  const bench = await aWedding();
  bench.clock.at = TEN + MINUTE;
  const { advance } = bench.cursor;
  bench.cursor.advance = async () => Promise.reject(new Error('lost'));
  await expect(bench.tick()).rejects.toThrow('lost');
  bench.cursor.advance = advance;
  await tickAt(bench, TEN + 4 * MINUTE);
  expect(new Set(bench.letters.map(({ body }) => parsePage(body).id)).size).toBe(1);
});

describe('what is written near its time is queued exactly once, by derive-facts or by find-due', () => {
  it.each([-25, -21, -20, -19.99, -15, -5, -0.01, 0, 0.01, 2, 4])('written %s minutes from its time', async (minutes) => {
    const bench = sendBench();
    await bench.start(wedding);
    bench.clock.at = TEN - HOUR;
    await bench.tick();
    bench.clock.at = TEN + minutes * MINUTE;
    await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer({ joinedOn: undefined }) }, ownFact('2020-11-21')], undefined, 'live');
    await deriveAll(bench);
    await tickAt(bench, TEN + 5 * MINUTE);
    expect(bench.letters).toHaveLength(1);
  });
});

describe('a fact that stood before and only says something else now', () => {
  it.each([-10, 2])('is still found where it is written %s minutes from its time by an import', async (minutes) => {
    const bench = await aWedding();
    bench.clock.at = TEN + minutes * MINUTE;
    const { body } = ownFact('2020-11-21');
    const change = { customer: 'C1', record: { type: 'OWN_FACT', body: { ...body, values: { to: 'Charles' } } } as const, expectedRev: 1 };
    await bench.stores.records.write([change], 'import');
    await deriveAll(bench);
    await tickAt(bench, TEN + 5 * MINUTE);
    expect(bench.letters).toHaveLength(1);
  });
});

describe('> After a restore, what was due before the last handled instant is too late, not sent again', () => {
  it.each([
    ['due before it', TEN + HOUR, 'skipped'],
    ['due at it', TEN, 'skipped'],
    ['due after it', TEN - MINUTE, 'sent'],
  ])('%s', async (_what, handled, state) => {
    const bench = await aWedding();
    await bench.outside.write(handled);
    await tickAt(bench, TEN + 2 * HOUR);
    await bench.drain();
    expect(bench.messages()).toMatchObject([state === 'sent' ? { state } : { state, reason: 'too-late' }]);
    expect(bench.accepted).toHaveLength(state === 'sent' ? 1 : 0);
  });
});

it('a look beside another that has just moved the cursor does not take it for a restore', async () => {
  const bench = await aWedding();
  bench.clock.at = TEN + MINUTE;
  // While this look waits for the instant outside the table, the other one is done.
  const read = async () => {
    await bench.tick();
    return await bench.outside.read();
  };
  const cursor = dynamoCursor(bench.table, { ...bench.outside, read });
  const { stored, handled } = await cursor.read();
  expect(handled).toBeLessThanOrEqual(stored ?? 0);
});

describe('> Nothing is backfilled when a campaign starts or changes', () => {
  it('a campaign that goes live after the look says nothing of what was due before', async () => {
    const bench = await aWedding('2020-11-21', 'Europe/London', { ...wedding, live: false });
    await tickAt(bench, TEN + 5 * MINUTE);
    await bench.table.put({ ...(await bench.table.get({ pk: 'CAMPAIGNS', sk: 'own' })), pk: 'CAMPAIGNS', sk: 'own', live: true });
    await bench.live(TEN + 3 * DAY);
    expect(bench.messages()).toEqual([]);
  });
});

it.each([
  ['feb-28', '2027-02-28'],
  ['mar-1', '2027-03-01'],
  ['skip', undefined],
] as const)('> 29 February in a common year: %s', async (leapDay, day) => {
  const bench = sendBench({ settings: { leapDay } });
  await bench.start(wedding);
  await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer({ joinedOn: undefined, bornOn: undefined }) }, ownFact('2024-02-29')]);
  await deriveAll(bench);
  bench.clock.at = instantAt('2027-02-20', '00:00', 'UTC');
  await bench.tick();
  await bench.live(instantAt('2027-03-10', '00:00', 'UTC'));
  expect(bench.messages().map(({ date, key }) => [date, key])).toEqual(day === undefined ? [] : [[day, 'own/card/W1/3']]);
});

describe('> A changed zone: a day that was skipped over counts as live news, a day met twice sends once', () => {
  const move = async (bench: SendBench, timeZone: string, at: number) => {
    bench.clock.at = at;
    const body = aCustomer({ timeZone, joinedOn: undefined, bornOn: undefined });
    await bench.stores.records.write([{ customer: 'C1', record: { type: 'PROFILE', body }, expectedRev: 1 }], 'import');
    await deriveAll(bench);
  };

  it('skipped: from Honolulu to Auckland on the eve of the day, when there it is past ten', async () => {
    const bench = await aWedding('2020-11-21', 'Pacific/Honolulu');
    bench.clock.at = instantAt('2026-11-21', '09:00', 'Pacific/Honolulu');
    await bench.tick();
    await move(bench, 'Pacific/Auckland', instantAt('2026-11-21', '09:30', 'Pacific/Honolulu'));
    await bench.live(bench.clock.at + DAY);
    expect(bench.messages()).toHaveLength(1);
    expect(bench.accepted).toHaveLength(1);
  });

  it('met twice: from Auckland to Honolulu after the card went', async () => {
    const sentAt = instantAt('2026-11-22', '10:00', 'Pacific/Auckland');
    const bench = await aWedding('2020-11-22', 'Pacific/Auckland');
    bench.clock.at = sentAt;
    await bench.tick();
    await bench.drain();
    await move(bench, 'Pacific/Honolulu', sentAt + HOUR);
    await bench.live(sentAt + 2 * DAY);
    expect(bench.accepted).toHaveLength(1);
    expect(bench.messages()).toHaveLength(1);
  });

  it('moved between its time and the look', async () => {
    const bench = await aWedding();
    await move(bench, 'Europe/Berlin', TEN + 2 * MINUTE);
    await tickAt(bench, TEN + 5 * MINUTE);
    await bench.drain();
    expect(bench.accepted).toHaveLength(1);
  });
});

it('pages bear the date of their look, and nobody’s occasions are too many for one', () => {
  const occasion = { campaign: 'own', step: 'card', kind: 'wedding', subject: 'W1', date: '2026-11-21', due: TEN };
  const fleet = {
    customer: 'C2',
    occasions: Array.from({ length: 1200 }, (_, n) => ({ ...occasion, subject: `W${n}` })),
    regrade: '2026-11-20',
  };
  const pages = pagesOf(TEN, [{ customer: 'C1', occasions: [occasion] }, fleet, { customer: 'C3', occasions: [occasion] }]);
  expect(pages.every(({ id }) => id.startsWith('2026-11-21'))).toBe(true);
  expect(Math.max(...pages.map((page) => JSON.stringify(page).length))).toBeLessThan(64 * 1024);
  const entries = pages.flatMap((page) => page.entries);
  expect(entries.filter(({ customer }) => customer === 'C2').flatMap(({ occasions }) => occasions)).toHaveLength(1200);
  expect(entries.filter(({ regrade }) => regrade !== undefined)).toHaveLength(1);
});

describe('a membership whose last day comes to be known minutes before it is over', () => {
  it('is re-graded at midnight all the same', async () => {
    const bench = sendBench();
    await bench.start(wedding);
    const midnight = instantAt('2026-11-22', '00:00', 'Europe/London');
    bench.clock.at = midnight - 10 * MINUTE;
    await bench.tick();
    await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer({ joinedOn: addDays('2026-11-21', -120) }) }], undefined, 'live');
    for (let round = 0; round < 3; round++) {
      await deriveAll(bench);
      await bench.drain();
    }
    const endsOn = async () => (await bench.stores.states.load('C1', { consistent: true }))?.membership?.endsOn;
    expect(await endsOn()).toBe('2026-11-21');
    await bench.live(midnight + 10 * MINUTE);
    expect(await endsOn()).toBe('2027-01-20');
    expect(bench.letters).toEqual([]);
  });
});

it('> skipped empty ticks change nothing', { timeout: 120_000 }, async () => {
  const company = { ...randomCompany(5, { customers: 12, days: 20 }) };
  const to = addDays(company.from, 3);
  const folder = await mkdtemp(join(tmpdir(), 'ticks-'));
  try {
    const files = await writeCompany(company, folder);
    const linesOf = async (everyTick: boolean) => {
      const out = join(folder, `${everyTick}.jsonl`);
      const { ticks } = await simulate({ ...files, from: company.from, to, out, everyTick });
      return { ticks, lines: (await readFile(out, 'utf8')).split('\n').filter(Boolean).sort() };
    };
    const [jumping, ticking] = [await linesOf(false), await linesOf(true)];
    expect(ticking.ticks).toBeGreaterThan(jumping.ticks);
    expect(jumping.lines).toEqual(ticking.lines);
    expect(jumping.lines.length).toBeGreaterThan(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('an asset of somebody nobody knows yet waits for nobody: its fact comes with the profile', async () => {
  const bench = sendBench();
  await bench.start(aCampaign());
  await bench.enter('C1', [{ type: 'ASSET', body: anAsset() }], undefined, 'live');
  await deriveAll(bench);
  expect(bench.letters).toEqual([]);
  await bench.enter('C1', [{ type: 'PROFILE', body: aCustomer() }], undefined, 'live');
  await deriveAll(bench);
  expect(bench.letters).toHaveLength(1);
});
