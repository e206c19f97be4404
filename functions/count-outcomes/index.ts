import { dynamoBreakerBook } from '../../adapters/dynamo/dynamo-breaker-book.ts';
import { dynamoCounters } from '../../adapters/dynamo/dynamo-counters.ts';
import { emfMetrics } from '../../adapters/metrics/emf-metrics.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const { table } = stores();

export const handler = observed(
  createHandler({
    counters: dynamoCounters(table),
    repute: { breaker: dynamoBreakerBook(table), clock: systemClock },
    report: emfMetrics('count-outcomes'),
  }),
);
