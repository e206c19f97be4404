import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '../../workflows/clock.ts';
import type { Activity } from '../activity.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import { type LocalQueue, openQueue, type Receipt } from '../queues/local-queue.ts';

/** Lambda's own queue before a function that is invoked as an event: it outlives a kill, tries again, and gives up in the end. */
export interface AsyncInvoker {
  readonly queue: LocalQueue;
  invoke(event: unknown): void;
}

export interface AsyncInvokerOptions {
  readonly target: LocalFunction;
  readonly directory: string;
  readonly clock: Clock;
  readonly activity: Activity;
  /** After the first try. */
  readonly retries: number;
  /** Takes an event that failed for good. */
  readonly giveUp: (event: unknown) => void;
}

const MOST_AT_ONCE = 2;
const body = z.object({ event: z.unknown() });

export function createAsyncInvoker({ target, directory, clock, activity, retries, giveUp }: AsyncInvokerOptions): AsyncInvoker {
  const queue = openQueue({
    name: `invoke ${target.label}`,
    arn: target.arn,
    journal: join(directory, `invoke-${target.label}.jsonl`),
    clock,
    visibilitySeconds: 86_400,
  });
  let atWork = 0;

  function startOne(): boolean {
    const [received] = queue.receive(1);
    if (received === undefined) return false;
    atWork += 1;
    void activity
      .during(() => work(received))
      .finally(() => {
        atWork -= 1;
        startOne();
      });
    return true;
  }

  async function work(received: Receipt): Promise<void> {
    const { event } = body.parse(JSON.parse(received.body));
    const invocation = await target.invoke(event);
    if (!invocation.ok && invocation.error.errorType === 'Stopped') return;
    // As Lambda does: a minute, then two.
    if (!invocation.ok && received.receives <= retries) return queue.hide(received.handle, 60 * received.receives);
    if (!invocation.ok) giveUp(event);
    queue.delete(received.handle);
  }

  const pull = () => {
    while (atWork < MOST_AT_ONCE && startOne());
  };
  queue.listen(pull);
  pull();
  return { queue, invoke: (event) => void queue.send(JSON.stringify({ event })) };
}
