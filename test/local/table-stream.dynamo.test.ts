import { CreateTableCommand, DynamoDBClient, PutItemCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createActivity } from '../../local/activity.ts';
import { type DynamoEngine, startEngine } from '../../local/dynamodb/engine.ts';
import { openTableStream, type TableStream } from '../../local/streams/table-stream.ts';

const activity = createActivity();
const read: string[] = [];
const faults: string[] = [];
let engine: DynamoEngine;
let table: DynamoDBClient;
let streams: DynamoDBStreamsClient;
let stream: TableStream;

beforeAll(async () => {
  engine = await startEngine({ endpoint: '' });
  const options = { endpoint: engine.url.origin, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  table = new DynamoDBClient(options);
  streams = new DynamoDBStreamsClient(options);
  const created = await table.send(
    new CreateTableCommand({
      TableName: 'things',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  await waitUntilTableExists({ client: table, maxWaitTime: 30 }, { TableName: 'things' });
  stream = await openTableStream({
    client: streams,
    engineArn: created.TableDescription?.LatestStreamArn ?? '',
    arn: 'arn:aws:dynamodb:local:123456789012:table/things/stream/1',
    region: 'local',
    from: 'oldest',
    activity,
    deliver: async (records) => {
      for (const { event } of records) read.push(JSON.parse(JSON.stringify(event)).dynamodb.Keys.pk.S);
    },
    onError: (message) => faults.push(message),
  });
}, 150_000);

afterAll(async () => {
  stream?.stop();
  table?.destroy();
  streams?.destroy();
  await engine?.stop();
});

async function put(pk: string, bytes: number): Promise<void> {
  await table.send(new PutItemCommand({ TableName: 'things', Item: { pk: { S: pk }, body: { S: 'x'.repeat(bytes) } } }));
  stream.wake();
}

async function rest(): Promise<void> {
  do await activity.idle();
  while (stream.flush());
}

describe('whoever waits for quiet', () => {
  it.each([
    ['pages that end for their bytes', 24, 150_000],
    ['pages that end for their number', 1300, 10],
    ['single writes', 1, 10],
  ])(
    'has had every record once, in order: %s',
    async (name, count, bytes) => {
      const keys = Array.from({ length: count }, (_, n) => `${name} ${String(n).padStart(4, '0')}`);
      read.length = 0;
      for (const key of keys) await put(key, bytes);
      await rest();
      expect(read).toEqual(keys);
      expect(faults).toEqual([]);
    },
    60_000,
  );

  it('has had what was written in the very moment before', async () => {
    for (let n = 0; n < 100; n++) {
      read.length = 0;
      await Promise.all([put(`a${n}`, 10), put(`b${n}`, 10)]);
      await rest();
      expect([...read].sort()).toEqual([`a${n}`, `b${n}`]);
    }
  }, 60_000);
});
