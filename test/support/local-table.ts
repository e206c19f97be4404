import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { sdkTable } from '../../adapters/dynamo/sdk-table.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { createTable } from '../../local/dynamodb/define-table.ts';

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
