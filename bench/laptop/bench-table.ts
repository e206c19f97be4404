import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { JsonCall } from '../../adapters/aws/json-call.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { dynamoCall, wireTable } from '../../adapters/dynamo/wire-table.ts';
import { createTable } from '../../local/dynamodb/define-table.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { type CapacityCount, countCapacity } from './count-capacity.ts';

/** An empty table that counts what it is asked for. */
export interface BenchTable {
  readonly table: Table;
  readonly name: string;
  /** Of all calls so far. */
  readonly count: CapacityCount;
  since(before: CapacityCount): CapacityCount;
}

export const benchCredentials = { region: 'us-east-1', credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' } };

export async function benchTableOn(client: DynamoDBClient, call: JsonCall): Promise<BenchTable> {
  const name = 'perennial';
  await client.send(createTable(name));
  const { count, counted } = countCapacity(call);
  return {
    table: wireTable({ call: counted, tableName: name }),
    name,
    count,
    since: (before) => ({
      calls: count.calls - before.calls,
      readUnits: count.readUnits - before.readUnits,
      writeUnits: count.writeUnits - before.writeUnits,
    }),
  };
}

/** The same on a DynamoDB Local of its own. */
export async function openBenchTable(): Promise<BenchTable & { readonly endpoint: string; stop(): Promise<void> }> {
  const engine = await startEngine({});
  const endpoint = engine.url.origin;
  const client = new DynamoDBClient({ endpoint, ...benchCredentials });
  return {
    ...(await benchTableOn(client, dynamoCall({ endpoint: engine.url, ...benchCredentials }))),
    endpoint,
    async stop() {
      client.destroy();
      await engine.stop();
    },
  };
}
