import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type AttributeValue,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { keyOf } from '../../adapters/dynamo/item-key.ts';
import type { ChangeRecord } from '../../adapters/dynamo/memory-table.ts';
import type { Item } from '../../adapters/dynamo/table.ts';

function plain(value: AttributeValue): unknown {
  if (value.N !== undefined) return Number(value.N);
  if (value.L !== undefined) return value.L.map(plain);
  if (value.M !== undefined) return itemOf(value.M);
  if (value.SS !== undefined) return new Set(value.SS);
  return value.NULL === true ? null : (value.S ?? value.BOOL);
}

const itemOf = (image: Record<string, AttributeValue>): Item =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plain(value)]));

/** Everything that the stream of a table on DynamoDB Local has told so far, in its order. */
export async function streamOf(client: DynamoDBClient, TableName: string): Promise<ChangeRecord[]> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  const StreamArn = Table?.LatestStreamArn;
  const endpoint = await client.config.endpoint!();
  const streams = new DynamoDBStreamsClient({
    endpoint: { ...endpoint },
    region: 'eu-west-1',
    credentials: client.config.credentials,
  });
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const told: ChangeRecord[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const first = await streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
    for (let ShardIterator = first.ShardIterator; ShardIterator !== undefined; ) {
      const { Records = [], NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator }));
      if (Records.length === 0) break;
      for (const { dynamodb } of Records) {
        const { Keys, OldImage, NewImage } = dynamodb!;
        told.push({
          keys: keyOf(itemOf(Keys!)),
          ...(OldImage === undefined ? {} : { oldImage: itemOf(OldImage) }),
          ...(NewImage === undefined ? {} : { newImage: itemOf(NewImage) }),
        });
      }
      ShardIterator = NextShardIterator;
    }
  }
  streams.destroy();
  return told;
}
