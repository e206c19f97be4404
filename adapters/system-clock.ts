import type { Clock } from '../workflows/clock.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };
