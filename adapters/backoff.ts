import { setTimeout as sleep } from 'node:timers/promises';

/** Waits before try `attempt` (from 1) is repeated. */
export type Backoff = (attempt: number) => Promise<void>;

/** With full jitter, so that writers that met once do not meet again. */
export const jitteredBackoff: Backoff = (attempt) => sleep(Math.random() * Math.min(2000, 25 * 2 ** attempt));

const ATTEMPTS = 10;

/** Repeats `work` while its fault is one that passes; the last fault is thrown. */
export async function retrying<T>(backoff: Backoff, passes: (fault: unknown) => boolean, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (fault) {
      if (attempt === ATTEMPTS || !passes(fault)) throw fault;
      await backoff(attempt);
    }
  }
}

/** Hands what is left over to `send` until nothing is; progress starts the count of tries anew. */
export async function untilNothingIsLeft<T>(
  backoff: Backoff,
  what: string,
  all: readonly T[],
  send: (part: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  let left = all;
  for (let attempt = 1; left.length > 0; ) {
    const before = left.length;
    left = await send(left);
    if (left.length === 0) return;
    attempt = left.length < before ? 1 : attempt + 1;
    if (attempt > ATTEMPTS) throw new Error(`DynamoDB left ${left.length} ${what} unprocessed ${ATTEMPTS} times running: it is throttled.`);
    await backoff(attempt);
  }
}
