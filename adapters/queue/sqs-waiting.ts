import * as z from 'zod';
import type { SqsQueue } from './sqs-call.ts';

const answer = z.object({ Attributes: z.record(z.string().max(256), z.string().max(256)).default({}) });

/** About how many messages stand in a queue, those in somebody's hands included. */
export async function sqsWaiting({ call, queueUrl }: SqsQueue): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const { Attributes } = answer.parse(await call('GetQueueAttributes', { QueueUrl: queueUrl, AttributeNames: [...AttributeNames] }));
  return AttributeNames.reduce((sum, name) => sum + (Number(Attributes[name]) || 0), 0);
}
