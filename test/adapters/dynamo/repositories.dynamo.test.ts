import { describe } from 'vitest';
import { repositoryContracts } from '../../support/contracts/repository-contracts.ts';
import { freshTable } from '../../support/local-table.ts';

describe('on DynamoDB', () => repositoryContracts(() => freshTable()));
