import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { sdkTable } from '../../adapters/dynamo/sdk-table.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { tableDefinition } from '../../adapters/dynamo/table-definition.ts';

/** A client of a database that nobody else sees. */
export function freshClient(): DynamoDBClient {
  const accessKeyId = `T${randomUUID().replaceAll('-', '')}`;
  return new DynamoDBClient({
    endpoint: inject('dynamoEndpoint'),
    region: 'eu-west-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });
}

/** An empty table of its own on DynamoDB Local. */
export async function freshTable(client = freshClient()): Promise<Table> {
  const tableName = 'perennial';
  await client.send(createTable(tableName));
  return sdkTable({ client, tableName });
}

type KeyNames = { readonly partitionKey: string; readonly sortKey: string };

const keySchema = ({ partitionKey, sortKey }: KeyNames) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
];

const projection = (projects: readonly string[] | undefined) =>
  projects === undefined ? { ProjectionType: 'ALL' as const } : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...projects] };

/** The request that makes the table as `tableDefinition` says. */
export function createTable(tableName: string): CreateTableCommand {
  const indexes = Object.entries(tableDefinition.indexes);
  const keys = [tableDefinition, ...Object.values(tableDefinition.indexes)].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return new CreateTableCommand({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(tableDefinition),
    AttributeDefinitions: keys.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    GlobalSecondaryIndexes: indexes.map(([IndexName, index]) => ({
      IndexName,
      KeySchema: keySchema(index),
      Projection: projection('projects' in index ? index.projects : undefined),
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: tableDefinition.stream },
  });
}
