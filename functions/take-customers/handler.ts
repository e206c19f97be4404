import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { type TakeTableServices, takeTableRows } from '../../workflows/take-table-rows.ts';
import { type ColumnsOfItem, readTableChange } from './read-table-change.ts';

/** What changed in the company's own table of customers comes in, all of a batch at once; where it fails, Lambda halves and tries again. */
export const createHandler =
  (services: TakeTableServices, columns: ColumnsOfItem) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    await takeTableRows(
      services,
      Records.map((record) => readTableChange(record, columns)),
    );
    return { batchItemFailures: [] };
  };
