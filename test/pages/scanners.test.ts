import { expect, it } from 'vitest';
import { starterLibrary } from '../../local/starter-library.ts';
import { replayScanner } from '../support/scanner-replay.ts';

it('> A scanner that opens every link of every starter three times changes nothing; one bare POST unsubscribes, a second is a no-op', async () => {
  const library = await starterLibrary();
  const mails = library.contents.length;
  const { links, requests, ...outcome } = await replayScanner(mails, library);
  expect(links).toBeGreaterThan(mails);
  expect(requests).toBeGreaterThanOrEqual(links * 3 * 3);
  expect(outcome).toEqual({ notShown: 0, changedByScanner: 0, left: mails, writesOfSecond: 0 });
}, 60_000);
