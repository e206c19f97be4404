import { DAY, HOUR, type Instant, MINUTE } from '../domain/calendar/calendar-date.ts';
import type { Clock } from './clock.ts';
import type { DuePage, DueQueue } from './due-queue.ts';
import type { Cursor, Pages } from './engine-memory.ts';

/** The due queue's dead letters. */
export interface DeadLetters {
  /** A few pages with the means to take each off; empty where there are none. */
  receive(): Promise<readonly { readonly page: DuePage; readonly remove: () => Promise<void> }[]>;
}

export interface SettleServices {
  readonly clock: Clock;
  readonly cursor: Cursor;
  readonly deadLetters: DeadLetters;
  readonly pages: Pages;
  readonly queue: DueQueue;
  /** Told how far the look-out lags: its alarm says what customers miss. */
  readonly reportLag: (milliseconds: Instant) => void;
}

/** At most so many rounds of dead letters in one run. */
const ROUNDS = 20;

/** The daily sweep runs once, in this quarter of an hour (UTC), over pages planned in the last three days but the last two hours. */
const SWEEP_AT = 3 * HOUR;
const SWEEP_WINDOW = 15 * MINUTE;

/**
 * Puts back what fell out of the way through: dead letters, and once a day the pages that nobody worked through. Both are decided
 * again by the one send path, which sees what went out already and settles what was left in flight.
 */
export async function settleUnknown({
  clock,
  cursor,
  deadLetters,
  pages,
  queue,
  reportLag,
}: SettleServices): Promise<{ readonly requeued: number }> {
  const now = clock.now();
  const { stored } = await cursor.read();
  if (stored !== undefined) reportLag(now - stored);
  let requeued = 0;
  const faults: unknown[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const letters = await deadLetters.receive();
    if (letters.length === 0) break;
    await queue.send(letters.map(({ page }) => page));
    await Promise.all(letters.map(({ remove }) => remove()));
    requeued += letters.length;
  }
  if (now % DAY >= SWEEP_AT && now % DAY < SWEEP_AT + SWEEP_WINDOW) {
    for await (const page of pages.open(now - 3 * DAY, now - 2 * HOUR)) {
      try {
        await queue.send([page]);
        requeued++;
      } catch (fault) {
        // One page that cannot be queued holds no other up; the sweep is tried again for it.
        faults.push(fault);
      }
    }
  }
  if (faults.length > 0) throw faults[0];
  return { requeued };
}
