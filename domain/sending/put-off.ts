import { createHash } from 'node:crypto';
import { HOUR, type Instant, MINUTE } from '../calendar/calendar-date.ts';

/** Why nothing can go just now. */
export type Refusal = 'throttled' | 'quota' | 'paused' | 'unreachable';

/** How long each puts a message off, over how long those come back that were put off together, and what the line says of one too late. */
const refusals = {
  throttled: { delay: MINUTE, spread: 0, reason: 'quota' },
  quota: { delay: HOUR, spread: HOUR, reason: 'quota' },
  paused: { delay: HOUR, spread: HOUR, reason: 'quota' },
  unreachable: { delay: 5 * MINUTE, spread: 0, reason: 'expired' },
} as const;

export interface PutOff {
  readonly until: Instant;
  readonly reason: 'quota' | 'expired';
}

/**
 * When a message may try again. A day's quota that is used up meets everybody who is due: they come back by and by, each customer at a
 * place of its own, so that a look-out finds a slice of them in each of its ticks and never all of them in one.
 */
export function putOff(why: Refusal, customer: string, now: Instant): PutOff {
  const { delay, spread, reason } = refusals[why];
  const place = createHash('sha256').update(customer).digest().readUInt32BE(0) / 2 ** 32;
  return { until: now + delay + Math.floor(place * spread), reason };
}
