import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal } from '../../domain/sending/put-off.ts';
import { type Bucket, isUsedUp, type SendQuota, shareOf, takeTurn } from '../../domain/sending/send-pace.ts';
import type { QueryCall } from '../aws/query-call.ts';
import { readSendQuota } from './read-send-quota.ts';

export interface SesPaceOptions {
  readonly call: QueryCall;
  /** How many workers share the account's rate at most. */
  readonly workers: number;
  /** Milliseconds that only ever go on. @default the process's own */
  readonly now?: () => number;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

export interface Pace {
  /** Waits its turn; why it cannot go now, where the wait would be too long or the quota is used up. */
  hold(): Promise<Refusal | undefined>;
  /** SES refused all the same. */
  refused(why: Refusal): void;
}

/** The account's limits change seldom, and its count of a day by what everybody sends: looked at once a minute. */
const FRESH = 60_000;

/** A message waits here at most so long, which the margins of lease and quiet hours bear; then it waits in the queue. */
const PATIENCE = 5_000;

/** What was refused would be refused again: for so long nobody spends an intent on it. */
const BACK_OFF = { throttled: 1_000, quota: 10 * 60_000, paused: 5 * 60_000, unreachable: 2_000 } as const;

/**
 * SES drops what exceeds the account's rate, and says no more than that it did: so this worker keeps to its share of it. Where the
 * limits cannot be read nothing is held back, and SES itself refuses.
 */
export function sesPace({ call, workers, now = () => performance.now(), pause = sleep }: SesPaceOptions): Pace {
  let quota: SendQuota | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  let sentSince = 0;
  let bucket: Bucket = { tokens: 1, at: now() };
  let closed: { readonly why: Refusal; readonly until: number } | undefined;

  async function read(): Promise<void> {
    readAt = now();
    try {
      quota = await readSendQuota(call);
      sentSince = 0;
    } catch {
      quota = undefined;
    }
  }

  return {
    async hold() {
      if (now() - readAt >= FRESH) reading = read();
      await reading;
      if (closed !== undefined && now() < closed.until) return closed.why;
      if (quota === undefined) return undefined;
      if (isUsedUp(quota, sentSince, workers)) return 'quota';
      const turn = takeTurn(bucket, shareOf(quota, workers), now());
      if (turn.wait > PATIENCE) return 'throttled';
      bucket = turn.bucket;
      sentSince += 1;
      if (turn.wait > 0) await pause(turn.wait);
      return undefined;
    },
    refused(why) {
      closed = { why, until: now() + BACK_OFF[why] };
    },
  };
}
