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

/** As Lambda leaves it in the bucket: the event stands under `payload`, whole or as text. */
const objects = new Map<string, string>([
  ['aws/lambda/m1/a', JSON.stringify({ version: '1.0', payload: JSON.stringify({ Records: [record('C1')] }) })],
  ['aws/lambda/m1/b', JSON.stringify({ version: '1.0', payload: { Records: [record('C2'), { dynamodb: {} }] } })],
  ['aws/lambda/m1/c', 'not even JSON'],
  ['aws/lambda/m2/d', JSON.stringify({ payload: { Records: [record('C3')] } })],
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
  expect(found).toEqual([[['C1', 1_795_255_200_000]], [['C2', 1_795_255_200_000]], undefined]);
  expect(unreadable).toHaveLength(1);
  expect([...objects.keys()]).toEqual(['aws/lambda/m1/c', 'aws/lambda/m2/d']);
});
