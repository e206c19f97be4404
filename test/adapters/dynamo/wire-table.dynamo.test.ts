import { describe } from 'vitest';
import { tableContract } from '../../support/contracts/table-contract.ts';
import { freshTable } from '../../support/local-table.ts';

describe('wireTable is a table', () => {
  tableContract(() => freshTable());
});
