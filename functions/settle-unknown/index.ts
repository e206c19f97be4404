import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { dynamoCursor } from '../../adapters/dynamo/dynamo-cursor.ts';
import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import { sqsDeadLetters } from '../../adapters/queue/sqs-dead-letters.ts';
import { sqsDueQueue } from '../../adapters/queue/sqs-due-queue.ts';
import { s3FailedBatches } from '../../adapters/s3/s3-failed-batches.ts';
import { ssmHandledInstant } from '../../adapters/ssm/handled-instant.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { environment } from '../environment.ts';
import { erasureHash } from '../erasure-hash.ts';
import { logger, observed } from '../observed.ts';
import { readNews } from '../read-news.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const client = new SQSClient({});
const { table, ...repositories } = stores(erasureHash);
const outside = ssmHandledInstant({ client: new SSMClient({}), parameter: environment('CURSOR_PARAMETER') });
const metrics = new Metrics({ namespace: 'Perennial', serviceName: 'settle-unknown' });

/** What fell out of the way through is put back onto it; then what erased people left behind is taken away. */
export const handler = observed(
  createHandler({
    ...repositories,
    clock: systemClock,
    cursor: dynamoCursor(table, outside),
    deadLetters: sqsDeadLetters({ client, queueUrl: environment('DEAD_QUEUE_URL') }),
    failedNews: s3FailedBatches({
      client: new S3Client({}),
      bucket: environment('FAILED_BATCHES_BUCKET'),
      prefix: environment('FAILED_NEWS_PREFIX'),
      readNews: (records) => readNews(records, (fault) => logger.error('A record of the stream cannot be read', { fault })).news,
    }),
    queue: sqsDueQueue({ client, queueUrl: environment('DUE_QUEUE_URL') }),
    finishErasures: dynamoSubjectRequests(table, erasureHash).finishErasures,
    report: (what, value) => {
      metrics.addMetric(what, what === 'CursorLagSeconds' ? MetricUnit.Seconds : MetricUnit.Count, value);
      metrics.publishStoredMetrics();
    },
  }),
);
