import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type AttributeValue,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { keyOf } from '../../adapters/dynamo/item-key.ts';
import type { ChangeRecord } from '../../adapters/dynamo/memory-table.ts';
import type { Item } from '../../adapters/dynamo/table.ts';

const itemOf = (image: Record<string, AttributeValue>): Item => unmarshall(image as never);

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
