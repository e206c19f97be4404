import type { WebhookQueue } from '../../workflows/webhooks/webhook-book.ts';
import type { SqsQueue } from './sqs-call.ts';

/** SQS holds a message back for a quarter of an hour at most: what waits longer goes round. */
const MOST_DELAY_SECONDS = 900;

export const sqsWebhookQueue = ({ call, queueUrl }: SqsQueue): WebhookQueue => ({
  async send(job, now) {
    const DelaySeconds = Math.min(MOST_DELAY_SECONDS, Math.max(0, Math.ceil((job.notBefore - now) / 1000)));
    await call('SendMessage', { QueueUrl: queueUrl, MessageBody: JSON.stringify({ job }), DelaySeconds });
  },
});
