import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { MemoryTable } from '../../adapters/dynamo/memory-table.ts';
import { dynamoCall, wireTable } from '../../adapters/dynamo/wire-table.ts';
import { createTable } from '../../local/dynamodb/define-table.ts';
import { everybodyWaits } from '../time/timeline.ts';
import { type TwinTable, twinTable } from './twin-table.ts';

/** What a seed's table stands on. */
export interface Lane {
  readonly on: (memory: MemoryTable) => MemoryTable;
  /** Resolves once no call is under way: until then virtual time stands still. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The slow lane: an empty table of its own on DynamoDB Local, and the one in memory beside it that must agree in every answer. */
export async function dynamoLane(endpoint: string): Promise<Lane> {
  const place = { region: 'eu-west-1', credentials: { accessKeyId: 'sim', secretAccessKey: 'local' } };
  const client = new DynamoDBClient({ endpoint, ...place });
  const tableName = `sim-${randomUUID()}`;
  // Changes are heard of the table in memory; the engine looks its whole history through before each write to a table with a stream.
  const { StreamSpecification: _stream, ...table } = createTable(tableName).input;
  await client.send(new CreateTableCommand(table));
  let twin: TwinTable | undefined;
  return {
    on(memory) {
      twin = twinTable(memory, wireTable({ call: dynamoCall({ ...place, endpoint: new URL(endpoint) }), tableName }));
      return twin.table;
    },
    async settled() {
      await everybodyWaits();
      while (twin?.isBusy() === true) {
        await twin.settled();
        await everybodyWaits();
      }
    },
    async close() {
      await client.send(new DeleteTableCommand({ TableName: tableName }));
      client.destroy();
    },
  };
}
