import { describe } from 'vitest';
import { memoryTable } from '../../../adapters/dynamo/memory-table.ts';
import { tableLimitsContract } from '../../support/contracts/table-limits-contract.ts';

describe('memoryTable has the limits of DynamoDB', () => {
  tableLimitsContract(async () => memoryTable());
});
