import { describe } from 'vitest';
import { memoryTable } from '../../../adapters/dynamo/memory-table.ts';
import { repositoryContracts } from '../../support/contracts/repository-contracts.ts';

describe('in memory', () => repositoryContracts(async () => memoryTable()));
