import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { dynamoCursor } from '../../adapters/dynamo/dynamo-cursor.ts';
import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import { sqsDeadLetters } from '../../adapters/queue/sqs-dead-letters.ts';
import { sqsDueQueue } from '../../adapters/queue/sqs-due-queue.ts';
import { ssmHandledInstant } from '../../adapters/ssm/handled-instant.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { environment } from '../environment.ts';
import { erasureHash } from '../erasure-hash.ts';
import { observed } from '../observed.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const client = new SQSClient({});
const { table, pages, library } = stores(erasureHash);
const outside = ssmHandledInstant({ client: new SSMClient({}), parameter: environment('CURSOR_PARAMETER') });
const metrics = new Metrics({ namespace: 'Perennial', serviceName: 'settle-unknown' });

const requests = dynamoSubjectRequests(table, erasureHash);

const settle = createHandler({
  clock: systemClock,
  cursor: dynamoCursor(table, outside),
  deadLetters: sqsDeadLetters({ client, queueUrl: environment('DEAD_QUEUE_URL') }),
  pages,
  queue: sqsDueQueue({ client, queueUrl: environment('DUE_QUEUE_URL') }),
  reportLag: (milliseconds) => {
    metrics.addMetric('CursorLagSeconds', MetricUnit.Seconds, milliseconds / 1000);
    metrics.publishStoredMetrics();
  },
});

/** What fell out of the way through is put back onto it; then what erased people left behind is taken away. */
export const handler = observed(async () => {
  await settle();
  metrics.addMetric('MarketingPaused', MetricUnit.Count, (await library.marketingPaused()) ? 1 : 0);
  metrics.publishStoredMetrics();
  await requests.finishErasures(systemClock.now());
});
