import * as z from 'zod';
import { formatPage } from '../../workflows/due-page.ts';
import type { DueQueue } from '../../workflows/due-queue.ts';
import type { SqsQueue } from './sqs-call.ts';

/** SQS takes ten messages a call. */
const BATCH = 10;

const TRIES = 4;

const answer = z.object({ Failed: z.array(z.object({ Id: z.string() })).default([]) });

/** The due queue on SQS. What SQS takes no part of is sent again; what it never takes rejects, and the caller comes again. */
export function sqsDueQueue({ call, queueUrl }: SqsQueue): DueQueue {
  return {
    async send(pages, delaySeconds = 0) {
      for (let start = 0; start < pages.length; start += BATCH) {
        let left = pages.slice(start, start + BATCH).map((page, index) => ({
          Id: String(index),
          MessageBody: formatPage(page),
          DelaySeconds: delaySeconds,
        }));
        for (let tries = 0; left.length > 0; tries++) {
          if (tries === TRIES) throw new Error(`The due queue refused ${left.length} pages ${TRIES} times`);
          const { Failed } = answer.parse(await call('SendMessageBatch', { QueueUrl: queueUrl, Entries: left }));
          const failed = new Set(Failed.map(({ Id }) => Id));
          left = left.filter(({ Id }) => failed.has(Id));
        }
      }
    },
  };
}
