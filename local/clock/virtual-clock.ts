import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Clock } from '../../workflows/clock.ts';
import { replaceFile } from '../replace-file.ts';

/**
 * Real time plus an offset that only grows. Between two jumps it runs like any clock. Workers see the same time through `shared`:
 * the offset in milliseconds, as one 64-bit number.
 */
export interface VirtualClock extends Clock {
  readonly shared: SharedArrayBuffer;
  /** Moves on to `instant`, at once and for good; an instant that has passed is left alone. */
  moveTo(instant: Instant): void;
}

const storedClock = z.object({ offset: z.number(), now: z.number() });

/** Takes up where the file left off; a new one begins at `start`. */
export function openClock(path: string, start: Instant | undefined): VirtualClock {
  const shared = new SharedArrayBuffer(8);
  const offset = new BigInt64Array(shared);
  const stored = existsSync(path) ? storedClock.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;

  const now = () => Date.now() + Number(Atomics.load(offset, 0));
  const moveTo = (instant: Instant) => {
    if (instant > now()) Atomics.store(offset, 0, BigInt(instant - Date.now()));
    replaceFile(path, JSON.stringify({ offset: Number(Atomics.load(offset, 0)), now: now() }));
  };

  if (stored !== undefined) {
    Atomics.store(offset, 0, BigInt(stored.offset));
    // The computer's own clock may have been set back meanwhile.
    moveTo(stored.now);
  } else if (start !== undefined) {
    Atomics.store(offset, 0, BigInt(start - Date.now()));
  }
  moveTo(now());
  return { shared, now, moveTo };
}
