import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { leastBatchReadUnits } from '../../local/dynamodb/engine-request.ts';

/** What DynamoDB was asked for, as it bills it. */
export interface CapacityCount {
  calls: number;
  readUnits: number;
  writeUnits: number;
}

const used = z.object({ CapacityUnits: z.number() });
const answer = z.object({ ConsumedCapacity: z.union([used.transform((one) => [one]), z.array(used)]).optional() });
const READS = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'TransactGetItemsCommand']);

/** Counts every call of a client from now on. A write whose condition fails tells no units: it is charged one. */
export function countCapacity(client: DynamoDBClient): CapacityCount {
  const count: CapacityCount = { calls: 0, readUnits: 0, writeUnits: 0 };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const unit = READS.has(commandName) ? 'readUnits' : 'writeUnits';
        count.calls += 1;
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        try {
          const result = await next(args);
          const told = (answer.parse(result.output).ConsumedCapacity ?? []).reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
          count[unit] += Math.max(told, leastBatchReadUnits(args.input));
          return result;
        } catch (fault) {
          if (fault instanceof Error && fault.name === 'ConditionalCheckFailedException') count.writeUnits += 1;
          throw fault;
        }
      },
    { step: 'initialize', name: 'countCapacity' },
  );
  return count;
}
