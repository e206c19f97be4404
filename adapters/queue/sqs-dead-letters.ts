import * as z from 'zod';
import { parsePage } from '../../workflows/due-page.ts';
import type { DeadLetters } from '../../workflows/settle-unknown.ts';
import type { SqsQueue } from './sqs-call.ts';

/** So often in a row nothing but unreadable letters may come. */
const LOOKS = 10;

const received = z.object({
  Messages: z.array(z.object({ Body: z.string().default(''), ReceiptHandle: z.string().max(4096) })).default([]),
});

/** The due queue's dead letters on SQS. A letter that is no page stays where it is, for a person to look at. */
export function sqsDeadLetters({ call, queueUrl }: SqsQueue): DeadLetters {
  return {
    async receive() {
      // Whatever was received is hidden for a while, so letters that nobody can read do not stand before the others.
      for (let looks = 0; looks < LOOKS; looks++) {
        const { Messages } = received.parse(await call('ReceiveMessage', { QueueUrl: queueUrl, MaxNumberOfMessages: 10 }));
        const letters = Messages.flatMap(({ Body, ReceiptHandle }) => {
          const page = readPage(Body);
          if (page === undefined) return [];
          const remove = async () => {
            await call('DeleteMessage', { QueueUrl: queueUrl, ReceiptHandle });
          };
          return [{ page, remove }];
        });
        if (letters.length > 0 || Messages.length === 0) return letters;
      }
      return [];
    },
  };
}

function readPage(body: string) {
  try {
    return parsePage(body);
  } catch {
    return undefined;
  }
}
