import { beforeEach, describe, expect, it } from 'vitest';
import { dynamoCursor } from '../../adapters/dynamo/dynamo-cursor.ts';
import { memoryTable } from '../../adapters/dynamo/memory-table.ts';
import { HOUR, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import { createHandler } from '../../functions/find-due/handler.ts';
import { CANARY_ADDRESS } from '../../workflows/canary.ts';
import type { DuePage } from '../../workflows/due-queue.ts';
import { type SendBench, TEN } from '../support/send-bench.ts';
import { aBench } from './deliver/due-things.ts';

let bench: SendBench;
let pages: DuePage[];
beforeEach(async () => {
  bench = await aBench();
  pages = [];
});

/** A tick of find-due as it is deployed, on a calendar of which nothing is due. */
async function tickAt(now: Instant, canary = true): Promise<void> {
  const { stores } = bench;
  const tick = createHandler({
    ...stores,
    clock: { now: () => now },
    cursor: dynamoCursor(memoryTable(), { read: async () => now, write: async () => {} }),
    queue: {
      async send(some) {
        pages.push(...some);
      },
    },
    ...(canary ? { canary: { tests: stores.tests } } : {}),
  });
  await tick();
}
const workAll = async () => {
  for (const page of pages) await bench.work(page);
};

describe('the canary', () => {
  it('flies once in each hour, however often the tick comes', async () => {
    for (let at = TEN; at < TEN + 3 * HOUR; at += 5 * MINUTE) await tickAt(at);
    expect(pages).toHaveLength(3);
    expect(new Set(pages.map(({ id }) => id)).size).toBe(3);
  });

  it('does not fly where it is switched off', async () => {
    await tickAt(TEN, false);
    expect([pages, await bench.stores.tests.recent(10)]).toEqual([[], []]);
  });

  it('goes by the one call of the provider, to the mailbox simulator alone', async () => {
    await tickAt(TEN);
    await workAll();
    expect(bench.accepted.map(({ message }) => message)).toEqual([
      expect.objectContaining({ channel: 'email', to: CANARY_ADDRESS, subject: 'Canary', test: true }),
    ]);
  });

  it('flies again in the next hour, whatever became of the last', async () => {
    bench = await aBench({ provider: (call) => (call === 1 ? 'unknown' : 'accepted') });
    await tickAt(TEN);
    await workAll();
    await tickAt(TEN + HOUR);
    await workAll();
    expect(bench.accepted).toHaveLength(1);
  });

  it('is in no customer’s messages, no page, no gate', async () => {
    const gate = await bench.stores.gates.read('C1');
    await tickAt(TEN);
    await workAll();
    expect([bench.messages(), await bench.openPages(), await bench.stores.gates.read('C1')]).toEqual([[], [], gate]);
  });

  it('stands behind every test that a person asked for', async () => {
    await tickAt(TEN);
    const asked = { id: '2020-01-01T10:00:00Z#1', at: TEN, by: 'wei', to: 'team@example.com', channel: 'email', campaign: 'x' } as const;
    await bench.stores.tests.put({ ...asked, step: 'card', locale: 'en', state: 'sent' });
    expect((await bench.stores.tests.recent(10)).map(({ by }) => by)).toEqual(['wei', 'perennial']);
  });
});
