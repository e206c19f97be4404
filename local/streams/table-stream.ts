import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { Activity } from '../activity.ts';

/** A stream record as Lambda hands it to a function, JSON and all. */
export interface StreamRecord {
  readonly sequence: string;
  readonly event: Readonly<Record<string, unknown>>;
}

/** Reads a table's stream once for all its consumers. DynamoDB Local keeps one shard per stream. */
export interface TableStream {
  /** To be called after each write of the table, before its answer goes out: what was written is read soon, many writes at a time. */
  wake(): void;
  /** Reads at once what there is to read; false where nothing was written since. */
  flush(): boolean;
  /** Sequence number of the newest record, as far as it is known. */
  readonly last: string | undefined;
  stop(): void;
}

export interface TableStreamOptions {
  readonly client: DynamoDBStreamsClient;
  /** As the engine names the stream. */
  readonly engineArn: string;
  /** As the template names it. */
  readonly arn: string;
  readonly region: string;
  /** Begins after this record, at the oldest one, or with what is written from now on. */
  readonly from: { readonly after: string } | 'oldest' | 'latest';
  readonly activity: Activity;
  /** Takes records in order and resolves when there is room for more. */
  readonly deliver: (records: readonly StreamRecord[]) => Promise<void>;
  readonly onError: (message: string) => void;
}

/** For what was written past the proxy. */
const SLOW_LOOK_MS = 1000;
/** Reading costs the engine as much as writing does, so it is done seldom; whoever waits for quiet has it read at once. */
const GATHER_MS = 100;
const MOST_RECORDS = 1000;
/** A page ends at 1 MB, and the largest item, old and new, takes 800 KB of it. */
const ROOMY_PAGE_BYTES = 150_000;

export async function openTableStream(options: TableStreamOptions): Promise<TableStream> {
  const { client, engineArn, activity } = options;
  const shard = (await client.send(new DescribeStreamCommand({ StreamArn: engineArn }))).StreamDescription?.Shards?.[0]?.ShardId;
  if (shard === undefined) throw new Error(`The stream ${engineArn} has no shard`);
  let last = typeof options.from === 'object' ? options.from.after : undefined;
  let iterator = await startIterator(options.from === 'latest' ? 'LATEST' : 'TRIM_HORIZON');
  let written = true;
  let reading = false;
  let gathering: NodeJS.Timeout | undefined;
  let stopped = false;

  async function startIterator(otherwise: 'LATEST' | 'TRIM_HORIZON'): Promise<string | undefined> {
    const where = { StreamArn: engineArn, ShardId: shard };
    try {
      const position =
        last === undefined
          ? { ShardIteratorType: otherwise }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: last };
      return (await client.send(new GetShardIteratorCommand({ ...where, ...position }))).ShardIterator;
    } catch (error) {
      // Records that old are gone: what is left begins at the horizon.
      if (!isTrimmed(error)) throw error;
      return (await client.send(new GetShardIteratorCommand({ ...where, ShardIteratorType: 'TRIM_HORIZON' }))).ShardIterator;
    }
  }

  /** Whether there may be more to read than what came. */
  async function readOnce(): Promise<boolean> {
    try {
      const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: MOST_RECORDS }));
      iterator = page.NextShardIterator;
      const records = (page.Records ?? []).map((record) => toLambda(record));
      last = records.at(-1)?.sequence ?? last;
      if (records.length > 0) await options.deliver(records);
      return isFull(page.Records ?? []);
    } catch (error) {
      if (!isTrimmed(error)) throw error;
      iterator = await startIterator('TRIM_HORIZON');
      return true;
    }
  }

  function toLambda(record: object): StreamRecord {
    // Through JSON, as it reaches a function: bytes become base64, sets lists.
    const plain: Record<string, unknown> & { dynamodb?: Record<string, unknown> } = JSON.parse(JSON.stringify(record, replaceBytes));
    const sequence = String(plain.dynamodb?.SequenceNumber);
    const at = Math.floor(Date.parse(String(plain.dynamodb?.ApproximateCreationDateTime)) / 1000);
    const dynamodb = { ...plain.dynamodb, ApproximateCreationDateTime: at };
    return { sequence, event: { ...plain, awsRegion: options.region, eventSourceARN: options.arn, dynamodb } };
  }

  async function readOn(): Promise<void> {
    try {
      while (!stopped && (await readOnce()));
    } catch (error) {
      if (!stopped) options.onError(`stream: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      reading = false;
      if (written) gather();
    }
  }

  function gather(): void {
    if (!stopped) gathering ??= setTimeout(flush, GATHER_MS);
  }

  function wake(): void {
    written = true;
    if (!reading) gather();
  }

  function flush(): boolean {
    clearTimeout(gathering);
    gathering = undefined;
    if (reading || stopped || !written) return reading;
    written = false;
    reading = true;
    void activity.during(readOn);
    return true;
  }

  const slowLook = setInterval(wake, SLOW_LOOK_MS);
  gather();
  return {
    wake,
    flush,
    get last() {
      return last;
    },
    stop() {
      stopped = true;
      clearInterval(slowLook);
      clearTimeout(gathering);
    },
  };
}

/** A page that ended for want of room; what was written while it was read wakes the reader again. */
function isFull(records: readonly { readonly dynamodb?: { readonly SizeBytes?: number | undefined } | undefined }[]): boolean {
  const bytes = records.reduce((sum, { dynamodb }) => sum + (dynamodb?.SizeBytes ?? ROOMY_PAGE_BYTES), 0);
  return records.length >= MOST_RECORDS || bytes > ROOMY_PAGE_BYTES;
}

const isTrimmed = (error: unknown) => error instanceof Error && /TrimmedDataAccess|ExpiredIterator/.test(error.name);

const replaceBytes = (_key: string, value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value;
};
