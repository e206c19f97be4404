import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { parsePage } from '../../workflows/due-page.ts';
import type { DeadLetters } from '../../workflows/settle-unknown.ts';

/** The due queue's dead letters on SQS. A letter that is no page stays where it is, for a person to look at. */
export function sqsDeadLetters({ client, queueUrl }: { client: SQSClient; queueUrl: string }): DeadLetters {
  return {
    async receive() {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }));
      return Messages.flatMap(({ Body, ReceiptHandle }) => {
        const page = readPage(Body ?? '');
        if (page === undefined) return [];
        const remove = async () => {
          await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
        };
        return [{ page, remove }];
      });
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
