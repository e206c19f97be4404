import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Clock } from '../../workflows/clock.ts';
import { type Counters, countMail, countOutcomes, type OutcomeChange } from '../../workflows/count-outcomes.ts';
import type { BreakerBook } from '../../workflows/sending/circuit-breaker.ts';
import { type MessageMetric, tallyMessages } from '../../workflows/tally-messages.ts';
import { parseGoal } from './parse-goal.ts';
import { parseMail, parseOutcome } from './parse-outcome.ts';

/** With a tumbling window Lambda names the shard and hands the state on; we keep ours in the table. */
type WindowedEvent = DynamoDBStreamEvent & { readonly shardId?: string };

export interface CountServices {
  readonly counters: Counters;
  /** Without it nobody watches what comes back: a simulation has no provider. */
  /** Told how many messages of a batch went which way, for alarms and dashboard. */
  readonly report?: (metric: MessageMetric, value: number) => void;
  readonly repute?: { readonly breaker: BreakerBook; readonly clock: Clock } | undefined;
}

/** Outcomes and goals come in, counters go out; a batch delivered twice counts once. Where too much comes back, marketing pauses. */
export const createHandler =
  ({ counters, repute, report = () => undefined }: CountServices) =>
  async (event: WindowedEvent) => {
    const shard = event.shardId ?? 'shard';
    const changes = event.Records.flatMap(changesIn);
    await countOutcomes(counters, shard, changes);
    for (const [metric, value] of tallyMessages(changes)) report(metric, value);
    if (repute !== undefined) await countMail({ counters, ...repute }, shard, event.Records.filter(isMessage).flatMap(parseMail));
    return { batchItemFailures: [] };
  };

/** What may reach a goal; everything else that comes in is a message. */
const acts: ReadonlySet<string | undefined> = new Set(['ANSWER', 'BOOKING']);
const isMessage = ({ dynamodb }: DynamoDBRecord): boolean => !acts.has(dynamodb?.NewImage?.type?.S);

const changesIn = (record: DynamoDBRecord): OutcomeChange[] => (isMessage(record) ? parseOutcome(record) : parseGoal(record));
