import { CreateTableCommand, DescribeTableCommand, type DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import type { DeclaredTable } from '../template/deployment.ts';

/**
 * Creates the table as the template has it where it is absent; gives back the engine's ARN of its stream. Time to live stays off: the
 * engine would delete by real time what expires by the moved clock.
 */
export async function ensureTable(client: DynamoDBClient, { name, properties }: DeclaredTable): Promise<string | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return Table?.LatestStreamArn;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, StreamSpecification } = properties;
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions,
      KeySchema,
      ...(GlobalSecondaryIndexes.length === 0
        ? {}
        : {
            GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(({ Projection: { ProjectionType, NonKeyAttributes }, ...index }) => ({
              ...index,
              Projection: { ProjectionType: ProjectionType ?? 'ALL', ...(NonKeyAttributes === undefined ? {} : { NonKeyAttributes }) },
            })),
          }),
      ...(StreamSpecification === undefined
        ? {}
        : { StreamSpecification: { StreamEnabled: true, StreamViewType: StreamSpecification.StreamViewType } }),
    }),
  );
  return TableDescription?.LatestStreamArn;
}
