import * as z from 'zod';
import type { JsonCall } from '../../adapters/aws/json-call.ts';
import { isWrite, leastBatchReadUnits } from '../../local/dynamodb/engine-request.ts';

/** What DynamoDB was asked for, as it bills it. */
export interface CapacityCount {
  calls: number;
  readUnits: number;
  writeUnits: number;
}

const used = z.object({ CapacityUnits: z.number() });
const answer = z.object({ ConsumedCapacity: z.union([used.transform((one) => [one]), z.array(used)]).optional() });

/** The same call, counted from now on. A write whose condition fails tells no units: it is charged one. */
export function countCapacity(call: JsonCall): { readonly count: CapacityCount; readonly counted: JsonCall } {
  const count: CapacityCount = { calls: 0, readUnits: 0, writeUnits: 0 };
  return {
    count,
    async counted(action, input) {
      count.calls += 1;
      try {
        const result = await call(action, { ...input, ReturnConsumedCapacity: 'TOTAL' });
        const told = (answer.parse(result).ConsumedCapacity ?? []).reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
        count[isWrite(action) ? 'writeUnits' : 'readUnits'] += Math.max(told, leastBatchReadUnits(input));
        return result;
      } catch (fault) {
        if (fault instanceof Error && fault.name === 'ConditionalCheckFailedException') count.writeUnits += 1;
        throw fault;
      }
    },
  };
}
