import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { Clock } from '../../workflows/clock.ts';
import { type Counters, countMail, countOutcomes } from '../../workflows/count-outcomes.ts';
import type { BreakerBook } from '../../workflows/sending/circuit-breaker.ts';
import { parseMail, parseOutcome } from './parse-outcome.ts';

/** With a tumbling window Lambda names the shard and hands the state on; we keep ours in the table. */
type WindowedEvent = DynamoDBStreamEvent & { readonly shardId?: string };

export interface CountServices {
  readonly counters: Counters;
  /** Without it nobody watches what comes back: a simulation has no provider. */
  readonly repute?: { readonly breaker: BreakerBook; readonly clock: Clock } | undefined;
}

/** Outcomes come in, counters go out; a batch delivered twice counts once. Where too much comes back, marketing pauses. */
export const createHandler =
  ({ counters, repute }: CountServices) =>
  async (event: WindowedEvent) => {
    const shard = event.shardId ?? 'shard';
    await countOutcomes(counters, shard, event.Records.flatMap(parseOutcome));
    if (repute !== undefined) await countMail({ counters, ...repute }, shard, event.Records.flatMap(parseMail));
    return { batchItemFailures: [] };
  };
