import * as z from 'zod';
import type { Meter } from '../meter/meter.ts';
import type { LocalQueue, Receipt } from '../queues/local-queue.ts';
import { md5 } from '../queues/queue-consumer.ts';
import { AwsError, unknownOperation } from './aws-error.ts';
import { authorise } from './caller.ts';
import { jsonReply, operationOf, type ServiceEndpoint } from './service-call.ts';

const MOST_BYTES = 1_048_576;
const body = z.string().min(1).max(MOST_BYTES);
const entryId = z.string().max(80);
const delay = z.number().int().min(0).max(900).optional();
const entries = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({
    Entries: z
      .array(z.object({ Id: entryId, ...shape }))
      .min(1)
      .max(10),
  });

const named = z.object({ QueueUrl: z.string().max(2048) });
const sendOne = z.object({ MessageBody: body, DelaySeconds: delay });
const sendMany = entries({ MessageBody: body, DelaySeconds: delay });
const receive = z.object({
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  VisibilityTimeout: z.number().int().min(0).max(43_200).optional(),
});
const deleteOne = z.object({ ReceiptHandle: z.string().max(1024) });
const deleteMany = entries({ ReceiptHandle: z.string().max(1024) });
const hideOne = z.object({ ReceiptHandle: z.string().max(1024), VisibilityTimeout: z.number().int().min(0).max(43_200) });

/** The JSON protocol of SQS over the local queues. A receive never waits: whoever polls comes again. */
export function sqsEndpoint(queueByName: (name: string) => LocalQueue | undefined, meter: Meter): ServiceEndpoint {
  return (call) => {
    const operation = operationOf(call);
    const input: unknown = JSON.parse(call.body.toString('utf8'));
    const queue = queueByName(named.parse(input).QueueUrl.split('/').at(-1) ?? '');
    if (queue === undefined) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    authorise(call.caller, `sqs:${operation.replace(/Batch$/, '')}`, queue.arn);
    meter.count(call.caller.label, 'sqsRequests');
    const sent = (MessageBody: string, DelaySeconds?: number) => ({
      MessageId: queue.send(MessageBody, DelaySeconds),
      MD5OfMessageBody: md5(MessageBody),
    });
    switch (operation) {
      case 'SendMessage': {
        const { MessageBody, DelaySeconds } = read(sendOne, input);
        return jsonReply(sent(MessageBody, DelaySeconds));
      }
      case 'SendMessageBatch': {
        const { Entries } = read(sendMany, input);
        if (Entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody), 0) > MOST_BYTES) {
          throw new AwsError('BatchRequestTooLong', `Batch requests cannot be longer than ${MOST_BYTES} bytes.`);
        }
        return jsonReply({
          Successful: Entries.map(({ Id, MessageBody, DelaySeconds }) => ({ Id, ...sent(MessageBody, DelaySeconds) })),
          Failed: [],
        });
      }
      case 'ReceiveMessage': {
        const { MaxNumberOfMessages, VisibilityTimeout } = read(receive, input);
        const messages = queue.receive(MaxNumberOfMessages, VisibilityTimeout);
        return jsonReply(messages.length === 0 ? {} : { Messages: messages.map(toWire) });
      }
      case 'DeleteMessage':
        queue.delete(read(deleteOne, input).ReceiptHandle);
        return jsonReply({});
      case 'DeleteMessageBatch': {
        const { Entries } = read(deleteMany, input);
        for (const { ReceiptHandle } of Entries) queue.delete(ReceiptHandle);
        return jsonReply({ Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] });
      }
      case 'ChangeMessageVisibility': {
        const { ReceiptHandle, VisibilityTimeout } = read(hideOne, input);
        queue.hide(ReceiptHandle, VisibilityTimeout);
        return jsonReply({});
      }
      case 'GetQueueAttributes': {
        const { ready, hidden } = queue.depth;
        return jsonReply({
          Attributes: {
            QueueArn: queue.arn,
            ApproximateNumberOfMessages: String(ready),
            ApproximateNumberOfMessagesNotVisible: String(hidden),
          },
        });
      }
      default:
        throw unknownOperation('sqs', operation);
    }
  };
}

function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AwsError('InvalidParameterValue', z.prettifyError(parsed.error));
}

const toWire = ({ id, handle, body: Body, receives, sentAt }: Receipt) => ({
  MessageId: id,
  ReceiptHandle: handle,
  Body,
  MD5OfBody: md5(Body),
  Attributes: { ApproximateReceiveCount: String(receives), SentTimestamp: String(Math.floor(sentAt)) },
});
