import { expect, it } from 'vitest';
import { replayScanner } from '../support/scanner-replay.ts';

it('> A scanner that opens every link of 40 mails three times changes nothing; one bare POST unsubscribes, a second is a no-op', async () => {
  const { requests, ...outcome } = await replayScanner(40);
  expect(requests).toBe(40 * 10 * 3 * 4);
  expect(outcome).toEqual({ changedByScanner: 0, left: 40, writesOfSecond: 0 });
});
