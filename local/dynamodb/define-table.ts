import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../../adapters/dynamo/table-definition.ts';

type KeyNames = { readonly partitionKey: string; readonly sortKey: string };

const keySchema = ({ partitionKey, sortKey }: KeyNames) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
];

const projection = (projects: readonly string[] | undefined) =>
  projects === undefined ? { ProjectionType: 'ALL' as const } : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...projects] };

/** The request that makes the table as `tableDefinition` says, for those who have no template at hand. */
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
