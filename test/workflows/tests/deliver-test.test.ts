import { beforeEach, describe, expect, it } from 'vitest';
import type { TestMessage } from '../../../workflows/tests/test-messages.ts';
import { type SendBench, TEN } from '../../support/send-bench.ts';
import { aBench } from '../deliver/due-things.ts';

const test: TestMessage = {
  id: '2026-11-21T10:00:00Z#1',
  at: TEN,
  by: 'wei',
  to: 'team@example.com',
  channel: 'email',
  campaign: 'product-birthday',
  step: 'card',
  locale: 'en',
  state: 'waiting',
  words: { subject: '[Test] Your washer is three', html: '<p>Three</p>', text: 'Three' },
};
const page = { id: test.id, entries: [], test: test.id };

let bench: SendBench;
beforeEach(async () => {
  bench = await aBench();
  await bench.stores.tests.put(test);
});

const stored = () => bench.stores.tests.read(test.id);
const calls = () => bench.log.filter((line) => line.startsWith('call'));

describe('a test message', () => {
  it('goes to its address by the one call of the provider, as a test', async () => {
    await bench.work(page);
    expect(bench.accepted.map(({ message }) => message)).toEqual([
      expect.objectContaining({ channel: 'email', to: 'team@example.com', subject: '[Test] Your washer is three', test: true }),
    ]);
    expect(await stored()).toMatchObject({ state: 'sent', by: 'wei', to: 'team@example.com' });
  });

  it('is in no customer’s messages, no page, no gate', async () => {
    const gate = await bench.stores.gates.read('C1');
    await bench.work(page);
    expect([bench.messages(), await bench.openPages(), await bench.stores.gates.read('C1')]).toEqual([[], [], gate]);
  });

  it('is called for once, however often its page comes', async () => {
    await bench.work(page);
    await bench.work(page);
    expect(calls()).toHaveLength(1);
  });

  it('leaves none of its words behind', async () => {
    await bench.work(page);
    expect(await stored()).not.toHaveProperty('words');
  });

  it.each([
    ['unknown', { state: 'unknown' }],
    [{ kind: 'rejected', code: 'MessageRejected' } as const, { state: 'failed', why: 'MessageRejected' }],
    [{ kind: 'refused', why: 'quota' } as const, { state: 'failed', why: 'quota' }],
  ] as const)('says what came of it: %o', async (said, came) => {
    bench = await aBench({ provider: () => said });
    await bench.stores.tests.put(test);
    await bench.work(page);
    await bench.work(page);
    expect([await stored(), calls().length]).toEqual([expect.objectContaining(came), 1]);
  });

  it('whose worker dies at the call is not called for again', async () => {
    expect(await bench.stores.tests.begin(test.id)).toBe(true);
    await bench.work(page);
    expect([calls(), await stored()]).toEqual([[], expect.objectContaining({ state: 'sending' })]);
  });

  it('that nobody knows of is passed over', async () => {
    expect(await bench.work({ ...page, test: 'nowhere' })).toMatchObject({ done: true });
  });
});
