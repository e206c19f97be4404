import { dynamoCounters } from '../../adapters/dynamo/dynamo-counters.ts';
import { observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

export const handler = observed(createHandler({ counters: dynamoCounters(stores().table) }));
