import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** About how many messages stand in a queue, those in somebody's hands included. */
export async function sqsWaiting({ client, queueUrl }: { client: Pick<SQSClient, 'send'>; queueUrl: string }): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...AttributeNames] }));
  return AttributeNames.reduce((sum, name) => sum + (Number(Attributes[name]) || 0), 0);
}
