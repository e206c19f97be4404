import { dynamoWebhookBook } from '../../adapters/dynamo/dynamo-webhook-book.ts';
import { sqsCall } from '../../adapters/queue/sqs-call.ts';
import { sqsWebhookQueue } from '../../adapters/queue/sqs-webhook-queue.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { postWebhook } from '../../adapters/webhooks/post-webhook.ts';
import { awsPlace } from '../aws-place.ts';
import { environment } from '../environment.ts';
import { logger, observed } from '../observed.ts';
import { table } from '../stores.ts';
import { onLaptop, webhookKey } from '../webhook-key.ts';
import { createHandler } from './handler.ts';

const REQUEST_TIMEOUT_MS = 10_000;

export const handler = observed(
  createHandler(
    {
      clock: systemClock,
      webhooks: dynamoWebhookBook(table()),
      queue: sqsWebhookQueue({ call: sqsCall(awsPlace('sqs')), queueUrl: environment('WEBHOOK_QUEUE_URL') }),
      post: postWebhook({ onLaptop: onLaptop(), timeoutMs: REQUEST_TIMEOUT_MS }),
      key: webhookKey,
    },
    (fault) => logger.error('A webhook could not be worked through', { fault }),
  ),
);
