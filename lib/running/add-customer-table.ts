import { Duration } from 'aws-cdk-lib';
import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterCriteria, FilterRule } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { CareFunction } from '../constructs/care-function.ts';
import { neverHeldUp } from '../constructs/stream-consumer.ts';
import { addFunction, type Surroundings } from './surroundings.ts';

/** Where the company keeps its customers in a table of its own: what changes there comes in by the way of files and rows. */
export function addCustomerTable(around: Surroundings): readonly CareFunction[] {
  const { scope, config, state } = around;
  if (config.customerTable === undefined) return [];
  const { streamArn, keyArn, only = {}, map } = config.customerTable;
  const takeCustomers = addFunction(around, 'TakeCustomers', {
    functionName: 'take-customers',
    failureImpact: 'What changes in the company’s own table of customers is not taken, or late: who is new there is not written to.',
    environment: { CUSTOMER_COLUMNS: JSON.stringify(map) },
    timeout: Duration.seconds(60),
    memorySize: 1024,
  });
  const brought = TableV2.fromTableAttributes(scope, 'CustomerTable', {
    tableArn: streamArn.replace(/\/stream\/.*/, ''),
    tableStreamArn: streamArn,
    ...(keyArn === undefined ? {} : { encryptionKey: Key.fromKeyArn(scope, 'CustomerTableKey', keyArn) }),
  });
  const bears = Object.entries(only).map(([attribute, text]) => [attribute, { S: FilterRule.isEqual(text) }] as const);
  takeCustomers.lambda.addEventSource(
    new DynamoEventSource(brought, {
      ...neverHeldUp(state.failedBatches, takeCustomers),
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      // What stood in the stream for a day before the first deployment is not too old, nor what waits behind a night's work on every row.
      maxRecordAge: Duration.hours(23),
      filters: [
        FilterCriteria.filter({
          // A row that goes erases nobody: to be erased is a wish of the person's, and is said as one.
          eventName: FilterRule.or('INSERT', 'MODIFY'),
          ...(bears.length === 0 ? {} : { dynamodb: { NewImage: Object.fromEntries(bears) } }),
        }),
      ],
    }),
  );
  state.table.allow(takeCustomers, ['BatchGetItem', 'PutItem', 'BatchWriteItem', 'ConditionCheckItem']);
  return [takeCustomers];
}
