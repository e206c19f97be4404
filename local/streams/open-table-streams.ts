import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { Clock } from '../../workflows/clock.ts';
import type { Activity } from '../activity.ts';
import type { DataDirectory } from '../data-directory.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import type { Meter } from '../meter/meter.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { Queues } from '../queues/open-queues.ts';
import type { Deployment } from '../template/deployment.ts';
import { createStreamConsumer } from './stream-consumer.ts';
import { openStreamPositions } from './stream-positions.ts';
import { openTableStream, type StreamRecord, type TableStream } from './table-stream.ts';

export interface TableStreams {
  /** To be called at once after each write of the table. */
  wake(table: string): void;
  /** Reads and hands on at once what would be gathered a while; false where there is nothing. */
  flush(): boolean;
  stop(): void;
}

export interface TableStreamsOptions {
  readonly deployment: Deployment;
  readonly client: DynamoDBStreamsClient;
  /** The engine's ARN of each table's stream. */
  readonly engineArns: ReadonlyMap<string, string>;
  readonly region: string;
  readonly data: DataDirectory;
  readonly activity: Activity;
  readonly meter: Meter;
  readonly functionBy: (name: string) => LocalFunction | undefined;
  readonly queues: Queues;
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly where: 'where they were' | 'from now on';
  readonly onNotice: (message: string) => void;
}

/** Every stream of the template with its consumers, each going on where it had come to. */
export async function openTableStreams(options: TableStreamsOptions): Promise<TableStreams> {
  const { deployment, client, engineArns, region, activity, functionBy, where, onNotice } = options;
  const positions = openStreamPositions(options.data.file('stream-positions.jsonl'));
  const streams = new Map<string, TableStream>();
  const consumers = deployment.mappings.flatMap((mapping) => {
    const target = functionBy(mapping.properties.FunctionName);
    if (target === undefined || !mapping.properties.EventSourceArn.includes(':dynamodb:')) return [];
    const giveUp = (destination: string | undefined, report: object, records: readonly StreamRecord[]) =>
      keepFailed(options, destination, report, records);
    const moved = (sequence: string) => positions.move(mapping.id, sequence);
    return [{ mapping, consumer: createStreamConsumer({ mapping, target, activity, position: positions.of(mapping.id), moved, giveUp }) }];
  });

  for (const table of deployment.tables) {
    const engineArn = engineArns.get(table.name);
    const own = consumers.filter(({ mapping }) => mapping.properties.EventSourceArn.startsWith(`${table.arn}/stream/`));
    const [first] = own;
    if (engineArn === undefined || first === undefined) continue;
    const known = own.map(({ mapping }) => positions.of(mapping.id));
    const behind = known.some((position) => position === undefined)
      ? undefined
      : known.reduce((a, b) => (a !== undefined && b !== undefined && a < b ? a : b));
    const from = behind !== undefined ? { after: behind } : where === 'from now on' ? 'latest' : 'oldest';
    const deliver = async (records: readonly StreamRecord[]) => {
      await Promise.all(own.map(({ consumer }) => consumer.offer(records)));
    };
    const arn = first.mapping.properties.EventSourceArn;
    streams.set(table.name, await openTableStream({ client, engineArn, arn, region, from, activity, deliver, onError: onNotice }));
  }

  return {
    wake: (table) => streams.get(table)?.wake(),
    flush: () => [...streams.values(), ...consumers.map(({ consumer }) => consumer)].map((one) => one.flush()).some((flushed) => flushed),
    stop() {
      for (const stream of streams.values()) stream.stop();
      positions.close();
    },
  };
}

/** What failed for good: whole in a bucket, as a report in a queue. */
function keepFailed(
  { queues, store, clock, onNotice }: TableStreamsOptions,
  destination: string | undefined,
  report: object,
  records: readonly StreamRecord[],
): void {
  onNotice(
    `A batch of ${records.length} stream records failed for good${destination === undefined ? ' and is lost' : `; it is kept in ${destination}`}`,
  );
  if (destination?.startsWith('arn:aws:s3:::') === true) {
    const payload = JSON.stringify({ ...report, payload: JSON.stringify({ Records: records.map(({ event }) => event) }) });
    const key = `aws/lambda/${clock.now()}-${records[0]?.sequence}`;
    store.put(destination.slice('arn:aws:s3:::'.length), key, Buffer.from(payload), {
      contentType: 'application/json',
      at: clock.now(),
      metadata: {},
    });
  } else if (destination !== undefined) {
    queues.byArn(destination)?.send(JSON.stringify(report));
  }
}
