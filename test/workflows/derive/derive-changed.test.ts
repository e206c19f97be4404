import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storesOn } from '../../../adapters/dynamo/stores-on.ts';
import { DAY, HOUR, MINUTE } from '../../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import { createHandler } from '../../../functions/derive-facts/handler.ts';
import { readNews } from '../../../functions/read-news.ts';
import { learnCycles } from '../../../workflows/learn/learn-cycles.ts';
import type { StateRecord, Via } from '../../../workflows/records.ts';
import { settleUnknown } from '../../../workflows/settle-unknown.ts';
import { aCampaign, aCustomer, anAsset, anOrder } from '../../support/builders.ts';
import { callsOf, faultyAsking, faultyTable } from '../../support/faulty-calls.ts';
import { type SendBench, sendBench, TEN } from '../../support/send-bench.ts';
import { deriveAll, deriverOf, stateChanges } from '../../support/stream-records.ts';

const survey: Campaign = aCampaign({
  id: 'satisfaction-survey',
  fact: 'order.delivered',
  rule: 'survey',
  steps: [{ id: 'day7', offsetDays: 7, channels: ['email'], send: 'first' }],
});

const delivered = { type: 'ORDER', body: anOrder({ day: '2026-11-10', deliveredOn: '2026-11-14' }) } as const;
const profile: StateRecord = { type: 'PROFILE', body: aCustomer({ joinedOn: undefined }) };

async function known(via: Via, at: number, ...records: StateRecord[]): Promise<SendBench> {
  const bench = sendBench();
  await bench.start(survey, aCampaign());
  bench.clock.at = at;
  await bench.enter('C1', records, undefined, via);
  return bench;
}

describe('what comes to be known after its time on the same day', () => {
  it('> counts where it is known live: it is queued at once and goes', async () => {
    const bench = await known('live', TEN + 90 * MINUTE, profile, delivered);
    await deriveAll(bench);
    await bench.drain();
    expect(bench.messages()).toMatchObject([{ campaign: 'satisfaction-survey', subject: 'O1' }]);
  });

  it('> counts from now on where it is imported', async () => {
    const bench = await known('import', TEN + 90 * MINUTE, profile, delivered);
    await deriveAll(bench);
    expect(bench.letters).toEqual([]);
  });

  it.each([
    ['an import, told a day late', 'import', -30 * MINUTE, DAY, 1],
    ['live news of the evening, told the next day', 'live', 10 * HOUR, 20 * HOUR, 1],
    ['an import after its time, told a day late', 'import', 30 * MINUTE, DAY, 0],
  ] as const)(
    'counts from when it was written, not from when the stream tells of it: %s',
    async (_what, via, writtenAfter, toldAfter, letters) => {
      const bench = await known(via, TEN + writtenAfter, profile, delivered);
      bench.clock.at = TEN + toldAfter;
      const seconds = (TEN + writtenAfter) / 1000;
      const records = stateChanges(bench.changes).map(({ dynamodb, ...rest }) => ({
        ...rest,
        dynamodb: { ...dynamodb, ApproximateCreationDateTime: seconds },
      }));
      await deriverOf(bench)({ Records: records });
      expect(bench.letters).toHaveLength(letters);
    },
  );

  it('> what it is decided on stands before it is queued: a quick worker drops nothing', async () => {
    const bench = await known('live', TEN + 90 * MINUTE, profile, delivered);
    const { send } = bench.queue;
    bench.queue.send = async (pages, delay) => {
      await send(pages, delay);
      await bench.drain();
    };
    await deriveAll(bench);
    expect(bench.messages()).toHaveLength(1);
  });
});

it('> a worker that dies at any of its calls loses nothing', async () => {
  const crashAt = async (call: number | undefined, kind: 'crash-before' | 'crash-after' | 'error-before') => {
    const bench = await known('live', TEN + 90 * MINUTE, profile, delivered);
    const Records = stateChanges(bench.changes);
    const calls = callsOf({ faults: call === undefined ? [] : [{ call, kind }] });
    const queue = { send: (...sent: Parameters<typeof bench.queue.send>) => calls.pass('queue', () => bench.queue.send(...sent)) };
    const learnQueue = faultyAsking(bench.stores.learnQueue, calls);
    const services = { clock: bench.clock, ...storesOn(faultyTable(bench.table, calls), bench.clock), queue, learnQueue };
    await Promise.race([createHandler(services, () => {})({ Records }).catch(() => {}), calls.crashed]);
    await deriverOf(bench)({ Records });
    await bench.drain();
    expect({ call, kind, sent: bench.messages().length }).toEqual({ call, kind, sent: 1 });
    expect(await bench.stores.facts.facts('C1')).toHaveLength(2);
    expect({ call, kind, ...(await learnCycles(bench.stores)) }).toEqual({ call, kind, learnt: 1 });
    return calls.names.length;
  };
  const calls = await crashAt(undefined, 'crash-before');
  for (let call = 1; call <= calls; call++) {
    for (const kind of ['crash-before', 'crash-after', 'error-before'] as const) await crashAt(call, kind);
  }
});

it('> shuffled and doubled stream records end in the same facts', async () => {
  const ids = ['C1', 'C2', 'C3'];
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 });
  await fc.assert(
    fc.asyncProperty(order, fc.array(fc.nat(8)), fc.integer({ min: 1, max: 5 }), async (shuffled, doubled, size) => {
      const bench = sendBench();
      await bench.start(survey, aCampaign());
      for (const id of ids) {
        const records: StateRecord[] = [
          { type: 'PROFILE', body: aCustomer({ id, joinedOn: undefined }) },
          { type: 'ASSET', body: anAsset() },
          delivered,
        ];
        await bench.enter(id, records, undefined, 'live');
      }
      const all = stateChanges(bench.changes);
      const told = [...shuffled, ...doubled].flatMap((index) => all[index] ?? []);
      for (let start = 0; start < told.length; start += size) await deriverOf(bench)({ Records: told.slice(start, start + size) });
      for (const id of ids) {
        const facts = (await bench.stores.facts.facts(id)).map(({ fact }) => `${fact.kind} ${fact.subject} ${fact.date}`).sort();
        expect(facts).toEqual([
          'asset.purchased A1 2023-11-21',
          'asset.warranty-ends A1 2027-11-21',
          `customer.born ${id} 1980-12-10`,
          'order.delivered O1 2026-11-14',
        ]);
      }
    }),
    { numRuns: 40 },
  );
});

describe('poison', () => {
  it('> one record that nobody can read is reported, the others are done', async () => {
    const bench = sendBench();
    await bench.start(aCampaign());
    for (const id of ['C1', 'C2', 'C3'])
      await bench.enter(id, [{ type: 'PROFILE', body: aCustomer({ id, joinedOn: undefined }) }], undefined);
    const faults: unknown[] = [];
    const [first, poison, last] = stateChanges(bench.changes);
    const unreadable = { ...poison, dynamodb: { SequenceNumber: '77', NewImage: {} } };
    const Records = [first, unreadable, last].flatMap((record) => record ?? []);
    expect(await deriverOf(bench, (fault) => faults.push(fault))({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '77' }] });
    expect(faults).toHaveLength(1);
    expect(await bench.stores.facts.facts('C3')).toHaveLength(1);
    expect(await bench.stores.facts.facts('C2')).toEqual([]);
  });

  it('> a customer whose items cannot be read is reported by the first of its records', async () => {
    const bench = sendBench();
    await bench.start(aCampaign());
    for (const id of ['C1', 'C2']) {
      await bench.enter(
        id,
        [
          { type: 'PROFILE', body: aCustomer({ id, joinedOn: undefined }) },
          { type: 'ASSET', body: anAsset() },
        ],
        undefined,
      );
    }
    const Records = stateChanges(bench.changes);
    await bench.table.put({ pk: 'C#C1', sk: 'ASSET#broken', type: 'ASSET', purchasedOn: 'never' });
    const answer = await deriverOf(bench, () => {})({ Records });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber }] });
    expect((await bench.stores.facts.facts('C2')).length).toBeGreaterThan(0);
  });
});

it('a second look at the same state writes and queues nothing', async () => {
  const bench = await known('live', TEN - 5 * MINUTE, profile, { type: 'ASSET', body: anAsset() });
  const Records = stateChanges(bench.changes);
  await deriverOf(bench)({ Records });
  expect(bench.letters).toHaveLength(1);
  bench.changes.splice(0);
  await deriverOf(bench)({ Records });
  expect(bench.letters).toHaveLength(1);
  expect(bench.changes).toEqual([]);
});

describe('news that the stream gave up', () => {
  const gaveUp = async () => {
    // Known live at half past nine, given up; an hour and a half later other news of the same customer is derived.
    const bench = await known('live', TEN - 30 * MINUTE, profile, delivered);
    const seconds = bench.clock.at / 1000;
    const lost = stateChanges(bench.changes.splice(0)).map(({ dynamodb, ...rest }) => ({
      ...rest,
      dynamodb: { ...dynamodb, ApproximateCreationDateTime: seconds },
    }));
    bench.clock.at = TEN + DAY;
    await bench.enter('C1', [{ type: 'ASSET', body: anAsset({ purchasedOn: '2023-05-05' }) }], undefined, 'live');
    await deriveAll(bench);
    expect(bench.letters).toEqual([]);
    return { bench, lost };
  };

  it('> is derived again, and counts from when it was news, although later news has written its facts', async () => {
    const { bench, lost } = await gaveUp();
    let batches = 1;
    const failedNews = {
      async *batches() {
        if (batches > 0) yield { news: readNews(lost, () => {}).news, remove: async () => void batches-- };
      },
    };
    const deadLetters = { receive: async () => [] };
    const { stores, queue, cursor } = bench;
    await settleUnknown({ ...stores, queue, cursor, deadLetters, failedNews, finishErasures: async () => {}, report: () => {} });
    expect(batches).toBe(0);
    await bench.drain();
    expect(bench.messages()).toMatchObject([{ campaign: 'satisfaction-survey', subject: 'O1' }]);
  });

  it('> stays where it is, and its alarm is told, while its customer cannot be derived', async () => {
    const { bench, lost } = await gaveUp();
    await bench.table.put({ pk: 'C#C1', sk: 'ASSET#broken', type: 'ASSET', purchasedOn: 'never' });
    const remove = async () => Promise.reject(new Error('must stay'));
    const failedNews = {
      async *batches() {
        yield { news: readNews(lost, () => {}).news, remove };
        yield { news: undefined, remove };
      },
    };
    const deadLetters = { receive: async () => [] };
    const reports: unknown[] = [];
    const report = (what: string, value: number) => reports.push([what, value]);
    const { stores, queue, cursor } = bench;
    await settleUnknown({ ...stores, queue, cursor, deadLetters, failedNews, finishErasures: async () => {}, report });
    expect(reports).toContainEqual(['NewsNotDerived', 2]);
  });
});
