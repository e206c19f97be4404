import type { DynamoDBStreamEvent } from 'aws-lambda';
import { type Counters, countOutcomes } from '../../workflows/count-outcomes.ts';
import { parseOutcome } from './parse-outcome.ts';

/** With a tumbling window Lambda names the shard and hands the state on; we keep ours in the table. */
type WindowedEvent = DynamoDBStreamEvent & { readonly shardId?: string };

/** Outcomes come in, counters go out; a batch delivered twice counts once. */
export const createHandler = (services: { readonly counters: Counters }) => async (event: WindowedEvent) => {
  await countOutcomes(services.counters, event.shardId ?? 'shard', event.Records.flatMap(parseOutcome));
  return { batchItemFailures: [] };
};
