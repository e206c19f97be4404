import * as z from 'zod';
import type { Activity } from '../activity.ts';
import { compileFilters } from '../events/event-pattern.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import type { DeclaredMapping } from '../template/deployment.ts';
import type { StreamRecord } from './table-stream.ts';

/** One event source mapping of a table's stream: filter, batch, retry, split, give up, as Lambda does. */
export interface StreamConsumer {
  readonly id: string;
  /** Takes records in the stream's order; those it has seen before are passed over. Resolves when there is room for more. */
  offer(records: readonly StreamRecord[]): Promise<void>;
  /** Hands on what waits for its batch to fill; false where nothing waits. */
  flush(): boolean;
}

export interface StreamConsumerOptions {
  readonly mapping: DeclaredMapping;
  readonly target: LocalFunction;
  readonly activity: Activity;
  /** Has it worked through everything up to here? Kept across restarts. */
  readonly position: string | undefined;
  readonly moved: (sequence: string) => void;
  /** Takes a batch that failed for good. */
  readonly giveUp: (destination: string | undefined, report: object, records: readonly StreamRecord[]) => void;
}

const MOST_WAITING = 5000;
const report = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().nullish() })) });

export function createStreamConsumer({ mapping, target, activity, position, moved, giveUp }: StreamConsumerOptions): StreamConsumer {
  const {
    BatchSize = 100,
    MaximumBatchingWindowInSeconds: windowSeconds,
    MaximumRetryAttempts,
    BisectBatchOnFunctionError,
    FunctionResponseTypes,
  } = mapping.properties;
  const { TumblingWindowInSeconds, DestinationConfig, EventSourceArn } = mapping.properties;
  const passes = compileFilters(mapping.properties.FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? []);
  const attempts = MaximumRetryAttempts < 0 ? Number.POSITIVE_INFINITY : MaximumRetryAttempts;
  let seen = position;
  let waiting: StreamRecord[] = [];
  let working = false;
  let timer: NodeJS.Timeout | undefined;
  let room: (() => void)[] = [];

  async function offer(records: readonly StreamRecord[]): Promise<void> {
    const fresh = records.filter(({ sequence }) => seen === undefined || sequence > seen);
    seen = fresh.at(-1)?.sequence ?? seen;
    waiting.push(...fresh.filter(({ event }) => passes(event)));
    // Nothing of it for us: it is done with.
    if (waiting.length === 0 && !working && seen !== undefined && fresh.length > 0) moved(seen);
    schedule();
    if (waiting.length > MOST_WAITING) await new Promise<void>((resolve) => room.push(resolve));
  }

  function schedule(): void {
    if (waiting.length >= BatchSize || windowSeconds === 0) flush();
    else if (waiting.length > 0 && timer === undefined) timer = setTimeout(flush, windowSeconds * 1000);
  }

  function flush(): boolean {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0 || working) return working;
    working = true;
    void activity.during(work).finally(() => {
      working = false;
      schedule();
    });
    return true;
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BatchSize);
      waiting = waiting.slice(BatchSize);
      await deliver(batch, 0);
      const last = waiting.length === 0 ? seen : batch.at(-1)?.sequence;
      if (last !== undefined) moved(last);
      const resolvers = room;
      room = [];
      for (const resolve of resolvers) resolve();
    }
  }

  /** Returns when each record is done, or given up after its attempts. */
  async function deliver(batch: readonly StreamRecord[], tries: number): Promise<void> {
    const invocation = await target.invoke(eventOf(batch));
    const failedFrom = invocation.ok ? firstFailure(invocation.result, batch) : 0;
    if (failedFrom === undefined) return;
    const rest = batch.slice(failedFrom);
    if (tries >= attempts) {
      giveUp(DestinationConfig?.OnFailure?.Destination, failureReport(rest, tries), rest);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(20 * 2 ** tries, 1000)));
    if (!BisectBatchOnFunctionError || rest.length < 2 || failedFrom > 0) return await deliver(rest, tries + 1);
    const half = Math.ceil(rest.length / 2);
    await deliver(rest.slice(0, half), tries + 1);
    await deliver(rest.slice(half), tries + 1);
  }

  function eventOf(batch: readonly StreamRecord[]): object {
    const Records = batch.map(({ event }) => event);
    if (TumblingWindowInSeconds === undefined) return { Records };
    return {
      Records,
      shardId: 'shardId-00000000000000000000-local',
      state: {},
      isFinalInvokeForWindow: true,
      isWindowTerminatedEarly: false,
    };
  }

  /** Index of the first record that the function says failed; an answer that cannot be read fails the batch. */
  function firstFailure(result: unknown, batch: readonly StreamRecord[]): number | undefined {
    if (!FunctionResponseTypes.includes('ReportBatchItemFailures') || result === null) return undefined;
    const parsed = report.safeParse(result);
    if (!parsed.success || parsed.data.batchItemFailures.length === 0) return undefined;
    const indexes = parsed.data.batchItemFailures.map(({ itemIdentifier }) =>
      batch.findIndex(({ sequence }) => sequence === itemIdentifier),
    );
    return Math.max(0, Math.min(...indexes));
  }

  const failureReport = (rest: readonly StreamRecord[], tries: number): object => ({
    version: '1.0',
    requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: tries + 1, functionArn: target.arn },
    DDBStreamBatchInfo: {
      shardId: 'shardId-00000000000000000000-local',
      startSequenceNumber: rest[0]?.sequence,
      endSequenceNumber: rest.at(-1)?.sequence,
      batchSize: rest.length,
      streamArn: EventSourceArn,
    },
  });

  return { id: mapping.id, offer, flush };
}
