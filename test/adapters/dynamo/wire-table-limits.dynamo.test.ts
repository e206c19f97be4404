import { describe } from 'vitest';
import { tableLimitsContract } from '../../support/contracts/table-limits-contract.ts';
import { freshTable } from '../../support/local-table.ts';

describe('wireTable has the limits of DynamoDB', () => {
  tableLimitsContract(() => freshTable());
});
