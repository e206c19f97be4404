import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { s3FailedBatches } from '../../../adapters/s3/s3-failed-batches.ts';
import { readNews } from '../../../functions/read-news.ts';

const record = (customer: string) => ({
  eventName: 'MODIFY',
  dynamodb: {
    ApproximateCreationDateTime: 1_795_255_200,
    SequenceNumber: '7',
    NewImage: { pk: { S: `C#${customer}` }, type: { S: 'ASSET' }, via: { S: 'live' } },
  },
});

/** As Lambda leaves a batch in the bucket; with `payload` alone the text, or the object, of the event that it gave up. */
const given = (payload: unknown) =>
  JSON.stringify({
    requestContext: {
      requestId: '316aa6d0-8154-4a2b-9af7-85d5f4a6bc81',
      functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:derive-facts',
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 6,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: '2026-11-21T10:13:49.717Z',
    DDBStreamBatchInfo: {
      shardId: 'shardId-00000001573689847184-864758bb',
      startSequenceNumber: '800000000003126276362',
      endSequenceNumber: '800000000003126276362',
      approximateArrivalOfFirstRecord: '2026-11-21T10:13:19Z',
      approximateArrivalOfLastRecord: '2026-11-21T10:13:19Z',
      batchSize: 1,
      streamArn: 'arn:aws:dynamodb:eu-west-1:123456789012:table/perennial/stream/2026-11-14T00:04:06.388',
    },
    payload,
  });

const place = (mapping: string, name: string) =>
  `aws/lambda/${mapping}/shardId-00000001573689847184-864758bb/2026/11/21/2026-11-21T10.13.49-${name}`;

const objects = new Map<string, string>([
  [place('m1', 'a'), given(JSON.stringify({ Records: [record('C1')] }))],
  [place('m1', 'b'), given({ Records: [record('C2'), { dynamodb: {} }] })],
  [place('m1', 'c'), 'not even JSON'],
  // To a queue or a topic Lambda tells no payload.
  [place('m1', 'd'), given(undefined)],
  [place('m2', 'e'), given({ Records: [record('C3')] })],
]);

const client = {
  async send(command: unknown) {
    if (command instanceof ListObjectsV2Command) {
      const keys = [...objects.keys()].filter((key) => key.startsWith(command.input.Prefix ?? ''));
      return { Contents: keys.map((Key) => ({ Key })) };
    }
    if (command instanceof GetObjectCommand) return { Body: { transformToString: async () => objects.get(command.input.Key ?? '') } };
    if (command instanceof DeleteObjectCommand) objects.delete(command.input.Key ?? '');
    return {};
  },
};

it('> what the stream gave up is read from its own batches alone, and taken off when it is done; what nobody can read stays', async () => {
  const unreadable: unknown[] = [];
  const read = (records: Parameters<typeof readNews>[0]) => readNews(records, (fault) => unreadable.push(fault)).news;
  const batches = s3FailedBatches({ client: client as never, bucket: 'failed', prefix: 'aws/lambda/m1/', readNews: read }).batches();
  const found: (readonly (readonly [string, number | undefined])[] | undefined)[] = [];
  for await (const { news, remove } of batches) {
    found.push(news?.map(({ customer, since }) => [customer, since] as const));
    if (news !== undefined) await remove();
  }
  expect(found).toEqual([[['C1', 1_795_255_200_000]], [['C2', 1_795_255_200_000]], undefined, undefined]);
  expect(unreadable).toHaveLength(1);
  expect([...objects.keys()]).toEqual([place('m1', 'c'), place('m1', 'd'), place('m2', 'e')]);
});

it('a batch as large as an invocation may be is read, although its text stands escaped within the report', async () => {
  const long = { ...record('C1'), awsRegion: '"'.repeat(1_500_000) };
  objects.clear();
  objects.set(place('m1', 'a'), given(JSON.stringify({ Records: [long, record('C2')] })));
  const read = (records: Parameters<typeof readNews>[0]) => readNews(records, () => {}).news;
  for await (const { news } of s3FailedBatches({
    client: client as never,
    bucket: 'failed',
    prefix: 'aws/lambda/m1/',
    readNews: read,
  }).batches())
    expect(news?.map(({ customer }) => customer)).toEqual(['C1', 'C2']);
  expect.assertions(1);
});
