import { S3Client } from '@aws-sdk/client-s3';
import { dynamoCursor } from '../../adapters/dynamo/dynamo-cursor.ts';
import { dynamoJoinBook } from '../../adapters/dynamo/dynamo-join-book.ts';
import { dynamoSubjectRequests } from '../../adapters/dynamo/dynamo-subject-requests.ts';
import { emfMetrics } from '../../adapters/metrics/emf-metrics.ts';
import { sqsCall } from '../../adapters/queue/sqs-call.ts';
import { sqsDeadLetters } from '../../adapters/queue/sqs-dead-letters.ts';
import { sqsDueQueue } from '../../adapters/queue/sqs-due-queue.ts';
import { sqsLearnQueue } from '../../adapters/queue/sqs-learn-queue.ts';
import { s3FailedBatches } from '../../adapters/s3/s3-failed-batches.ts';
import { openSesCall } from '../../adapters/ses/open-ses-call.ts';
import { readSendQuota } from '../../adapters/ses/read-send-quota.ts';
import { ssmCall, ssmHandledInstant } from '../../adapters/ssm/handled-instant.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { finishJoins } from '../../workflows/duplicates/join-customers.ts';
import { awsPlace } from '../aws-place.ts';
import { environment } from '../environment.ts';
import { erasureHash } from '../erasure-hash.ts';
import { logger, observed } from '../observed.ts';
import { readNews } from '../read-news.ts';
import { stores } from '../stores.ts';
import { createHandler } from './handler.ts';

const sqs = sqsCall(awsPlace('sqs'));
const { table, ...repositories } = stores(erasureHash);
const requests = dynamoSubjectRequests(table, erasureHash);
const joining = { ...repositories, joins: dynamoJoinBook(table, erasureHash), clock: systemClock };
const ses = openSesCall(awsPlace('ses'), 10_000);
const outside = ssmHandledInstant({ call: ssmCall(awsPlace('ssm')), parameter: environment('CURSOR_PARAMETER') });

/** What fell out of the way through is put back onto it; then what erased people left behind is taken away, and joins are finished. */
export const handler = observed(
  createHandler({
    ...repositories,
    clock: systemClock,
    cursor: dynamoCursor(table, outside),
    deadLetters: sqsDeadLetters({ call: sqs, queueUrl: environment('DEAD_QUEUE_URL') }),
    failedNews: s3FailedBatches({
      client: new S3Client({}),
      bucket: environment('FAILED_BATCHES_BUCKET'),
      prefix: environment('FAILED_NEWS_PREFIX'),
      readNews: (records) => readNews(records, (fault) => logger.error('A record of the stream cannot be read', { fault })).news,
    }),
    queue: sqsDueQueue({ call: sqs, queueUrl: environment('DUE_QUEUE_URL') }),
    learnQueue: sqsLearnQueue({ call: sqs, queueUrl: environment('LEARN_QUEUE_URL') }),
    async finishErasures(now) {
      await Promise.all([requests.finishErasures(now), finishJoins(joining)]);
    },
    sendQuota: () => readSendQuota(ses.call),
    report: emfMetrics('settle-unknown'),
  }),
);
