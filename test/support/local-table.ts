import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import type { JsonCall } from '../../adapters/aws/json-call.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { dynamoCall, wireTable } from '../../adapters/dynamo/wire-table.ts';
import { createTable } from '../../local/dynamodb/define-table.ts';

/** The SDK's client and our own calls. */
export interface Database {
  readonly client: DynamoDBClient;
  readonly call: JsonCall;
}

/** A database that nobody else sees. */
export function freshDatabase(): Database {
  const endpoint = inject('dynamoEndpoint');
  const accessKeyId = `T${randomUUID().replaceAll('-', '')}`;
  const place = { region: 'eu-west-1', credentials: { accessKeyId, secretAccessKey: 'local' } };
  return { client: new DynamoDBClient({ endpoint, ...place }), call: dynamoCall({ endpoint: new URL(endpoint), ...place }) };
}

/** An empty table of its own on DynamoDB Local. */
export async function freshTable({ client, call } = freshDatabase()): Promise<Table> {
  const tableName = 'perennial';
  await client.send(createTable(tableName));
  return wireTable({ call, tableName });
}
