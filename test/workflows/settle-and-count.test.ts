import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { dynamoCounters } from '../../adapters/dynamo/dynamo-counters.ts';
import { messageItem } from '../../adapters/dynamo/items/message-item.ts';
import { memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { DAY, HOUR, MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Message } from '../../domain/message.ts';
import { createHandler as createCount } from '../../functions/count-outcomes/handler.ts';
import type { DuePage } from '../../workflows/due-queue.ts';
import { settleUnknown } from '../../workflows/settle-unknown.ts';
import { aCampaign, aContact, aCustomer, aMessage, anAsset } from '../support/builders.ts';
import { sendBench, TEN } from '../support/send-bench.ts';
import { aBench, cardDue, noticeDue, pageOf, stuckThings } from './deliver/due-things.ts';

describe('what fell out of the way through', () => {
  it('> dead letters are put back and worked through, and sent once', async () => {
    const bench = await aBench();
    await bench.tick();
    await bench.queuePage(pageOf(cardDue));
    let receives = 0;
    await bench.live(TEN + DAY, () => ({ faults: receives++ < 5 ? [{ call: 1, kind: 'crash-before' }] : [] }));
    expect(receives).toBe(6);
    expect(bench.messages()).toMatchObject([{ state: 'sent' }]);
    expect(await stuckThings(bench)).toEqual([]);
  });

  it('> a page that was planned and never came is found by the daily sweep, once', async () => {
    const bench = await aBench();
    await bench.tick();
    await bench.stores.pages.plan(pageOf(noticeDue), TEN);
    bench.clock.at = TEN + 16 * HOUR;
    expect(await bench.sweep()).toMatchObject({ requeued: 0 });
    bench.clock.at = TEN + 17 * HOUR + 5 * MINUTE;
    expect(await bench.sweep()).toMatchObject({ requeued: 1 });
    await bench.live(TEN + DAY);
    expect(bench.messages()).toMatchObject([{ state: 'sent' }]);
    bench.clock.at = TEN + 41 * HOUR + 5 * MINUTE;
    expect(await bench.sweep()).toMatchObject({ requeued: 0 });
  });
});

it('> each part fails on its own: neither dead letters that cannot be read nor a page that cannot be queued hold up the rest', async () => {
  const bench = await aBench();
  await bench.tick();
  for (const id of ['a', 'b', 'c']) await bench.stores.pages.plan({ ...pageOf(noticeDue), id: `2026-11-21T10:00:00Z-${id}` }, TEN);
  const queued: string[] = [];
  const queue = {
    async send([page]: readonly DuePage[]) {
      if (queued.length === 0 && page?.id.endsWith('a') === true) throw new Error('throttled');
      queued.push(page?.id ?? '');
    },
  };
  const clock = { now: () => TEN + 17 * HOUR + 5 * MINUTE };
  const deadLetters = { receive: async () => Promise.reject(new Error('the queue is away')) };
  const failedNews = { async *batches() {} };
  const erasures: number[] = [];
  const finishErasures = async (now: number) => erasures.push(now);
  const services = { ...bench.stores, clock, cursor: bench.cursor, deadLetters, failedNews, queue, finishErasures, report: () => {} };
  const sweep = settleUnknown(services);
  await expect(sweep).rejects.toThrow('the queue is away');
  expect(queued.map((id) => id.at(-1))).toEqual(['b', 'c']);
  expect(erasures).toHaveLength(1);
});

describe('a page that fails for good', () => {
  const brokenFor = async (until: number) => {
    const bench = await aBench();
    await bench.tick();
    // Nobody can read this customer.
    await bench.table.put({ pk: 'C#C1', sk: 'ASSET#broken', type: 'ASSET', purchasedOn: 'never' });
    await bench.queuePage(pageOf(cardDue, noticeDue));
    await bench.live(until);
    return bench;
  };

  it('> comes again for as long as something of it may go', async () => {
    const bench = await brokenFor(TEN + 3 * DAY);
    expect(bench.messages()).toEqual([]);
    expect(await bench.openPages()).toHaveLength(1);
    await bench.table.remove({ pk: 'C#C1', sk: 'ASSET#broken' });
    await bench.live(TEN + 4 * DAY - HOUR);
    expect(bench.messages()).toMatchObject([{ reason: 'too-late' }, { reason: 'too-late' }]);
    expect(await stuckThings(bench)).toEqual([]);
  });

  it('> is given up when all of it has long been too late: it stands as expired, and its alarm is told', async () => {
    const bench = await brokenFor(TEN + 5 * DAY);
    expect(bench.messages()).toMatchObject([
      { campaign: 'product-birthday', state: 'failed', reason: 'expired', due: TEN },
      { campaign: 'warranty-ending', state: 'failed', reason: 'expired', date: '2026-12-05' },
    ]);
    expect(await stuckThings(bench)).toEqual([]);
    expect(bench.reports.filter(({ what, value }) => what === 'PagesGivenUp' && value > 0).length).toBeGreaterThan(0);
    expect(bench.callsOfProvider()).toBe(0);
  });
});

describe('counters', () => {
  const image = (message: Message) => {
    const { campaign, step, state, reason, channel, at, timeZone } = messageItem('C1', message) as Record<string, string>;
    const text = { campaign, step, state, timeZone, ...(reason === undefined ? {} : { reason }) };
    const texts = Object.fromEntries(Object.entries(text).map(([name, value]) => [name, { S: String(value) }]));
    return { ...texts, at: { N: String(at) }, channel: channel === null ? { NULL: true } : { S: String(channel) } };
  };
  let sequence = 0;
  const change = (before: Message | undefined, after: Message): DynamoDBRecord => ({
    dynamodb: {
      SequenceNumber: String(++sequence),
      NewImage: image(after),
      ...(before === undefined ? {} : { OldImage: image(before) }),
    },
  });
  async function counted(...batches: DynamoDBRecord[][]) {
    const table = memoryTable();
    const handler = createCount({ counters: dynamoCounters(table) });
    for (const Records of batches) await handler({ Records, shardId: 'shard-1' });
    return Object.fromEntries(
      [...table.items()].map(({ sk, pk: _pk, type: _type, last: _last, ...counts }) => [
        String(sk).slice(0, 10),
        Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
      ]),
    );
  }
  const skipped = aMessage({ state: 'skipped', reason: 'capped', channel: null });

  it('> a batch delivered twice counts once', async () => {
    const batch = [change(undefined, aMessage()), change(undefined, skipped)];
    const once = await counted(batch);
    expect(once).toEqual({ '2026-11-21': { 'card|email|sent': 1, 'card|-|skipped:capped': 1 } });
    expect(await counted(batch, batch)).toEqual(once);
  });

  it('> so does one that comes in halves, and then whole again by a worker that had been given up', async () => {
    const [first, second] = [change(undefined, aMessage()), change(undefined, skipped)];
    const once = await counted([first, second]);
    expect(await counted([first], [first, second])).toEqual(once);
    expect(await counted([first], [second], [first, second])).toEqual(once);
    expect(await counted([first, second], [first], [second])).toEqual(once);
  });

  it('a change of state moves one from the old count to the new', async () => {
    const sent = [change(undefined, aMessage())];
    expect(await counted(sent, [change(aMessage(), aMessage({ state: 'delivered' }))])).toEqual({
      '2026-11-21': { 'card|email|delivered': 1 },
    });
  });

  it('a message given up one day and known as sent the next is taken off the day on which it was counted', async () => {
    const abandoned = aMessage({ state: 'abandoned', reason: 'unknown', channel: null });
    const sent = aMessage({ at: abandoned.at + DAY });
    expect(await counted([change(undefined, abandoned)], [change(abandoned, sent)])).toEqual({
      '2026-11-21': {},
      '2026-11-22': { 'card|email|sent': 1 },
    });
  });
});

it('> totals add up: planned = sent + skipped + failed + abandoned + waiting + dropped', async () => {
  const outcomes = ['accepted', 'unknown', 'rejected', 'refused'] as const;
  const bench = sendBench({ provider: (call) => outcomes[call % 4] ?? 'accepted', settings: { caps: {}, mergeBirthdaysDays: 0 } });
  await bench.start(aCampaign());
  const ids = Array.from({ length: 24 }, (_, n) => `C${n}`);
  for (const [n, id] of ids.entries()) {
    const asset = n % 6 === 0 ? anAsset({ purchasedOn: '2023-11-20' }) : n % 6 === 1 ? anAsset({ status: 'disposed' }) : anAsset();
    const timeZone = n % 6 === 2 ? 'America/New_York' : 'Europe/London';
    await bench.enter(
      id,
      [
        { type: 'PROFILE', body: aCustomer({ id, timeZone }) },
        { type: 'ASSET', body: asset },
      ],
      aContact(),
    );
  }
  await bench.tick();
  const page = { id: '2026-11-21T10:00:00Z-all', entries: ids.map((customer) => ({ customer, occasions: [cardDue] })) };
  await bench.queuePage(page);
  const totals = async () => {
    const items = [...bench.table.items()];
    const waiting = items.filter((item) => item.type === 'WAIT').map(({ pk }) => String(pk).slice(2));
    const settled = new Set(items.filter(({ type }) => type === 'MESSAGE').map(({ pk }) => String(pk).slice(2)));
    const dropped = items.flatMap((item) => (item.type === 'PAGE' ? Object.values(Object(item.dropped)).map(Number) : []));
    const later = bench.letters.flatMap(({ body }) => [...body.matchAll(/"customer":"(C\d+)"/g)].map(([, id]) => id ?? ''));
    const stillWaiting = new Set([...waiting, ...later].filter((id) => !settled.has(id)));
    return { settled: settled.size, waiting: stillWaiting.size, dropped: dropped.reduce((sum, n) => sum + n, 0) };
  };
  for (const hours of [0, 1, 4, 8, 30, 100]) {
    await bench.live(TEN + hours * HOUR);
    const { settled, waiting, dropped } = await totals();
    expect({ hours, planned: settled + waiting + dropped }).toEqual({ hours, planned: ids.length });
  }
  expect((await totals()).waiting).toBe(0);
  expect(new Set(bench.messages().map(({ state }) => state))).toEqual(new Set(['sent', 'skipped', 'failed', 'abandoned']));
});
