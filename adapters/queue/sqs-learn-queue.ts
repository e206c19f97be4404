import * as z from 'zod';
import type { LearnQueue, LearnRequest } from '../../workflows/learn/learn-queue.ts';
import { calendarDate, id } from '../dynamo/items/fields.ts';
import type { SqsQueue } from './sqs-call.ts';

/** So many ids, however long, are less than the 256 KB of a message. */
const MOST_CUSTOMERS = 100;

/** SQS gives and takes ten messages a call. */
const BATCH = 10;

const received = z.object({
  Messages: z.array(z.object({ Body: z.string().default(''), ReceiptHandle: z.string().max(4096) })).default([]),
});
const request = z.object({ day: calendarDate, customers: z.array(id).max(MOST_CUSTOMERS) });

/** The learn queue on SQS. A message that is no request stays where it is; its age has an alarm. */
export function sqsLearnQueue({ call, queueUrl: QueueUrl }: SqsQueue): LearnQueue {
  return {
    async ask(day, customers) {
      for (let from = 0; from < customers.length; from += MOST_CUSTOMERS) {
        const asked: LearnRequest = { day, customers: customers.slice(from, from + MOST_CUSTOMERS) };
        await call('SendMessage', { QueueUrl, MessageBody: JSON.stringify(asked) });
      }
    },

    async *receive() {
      for (;;) {
        // Who waits at all asks each of SQS's servers: only then does an empty answer say that nothing is there.
        const { Messages } = received.parse(await call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: BATCH, WaitTimeSeconds: 1 }));
        if (Messages.length === 0) return;
        for (const { Body, ReceiptHandle: handle } of Messages) {
          const asked = readRequest(Body);
          if (asked !== undefined) yield { ...asked, handle };
        }
      }
    },

    async done(requests) {
      for (let from = 0; from < requests.length; from += BATCH) {
        const Entries = requests.slice(from, from + BATCH).map(({ handle }, index) => ({ Id: String(index), ReceiptHandle: handle }));
        // One that SQS keeps all the same comes again, and finds everything learnt.
        await call('DeleteMessageBatch', { QueueUrl, Entries });
      }
    },
  };
}

function readRequest(body: string): LearnRequest | undefined {
  try {
    return request.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}
