import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { parsePage } from '../../workflows/due-page.ts';
import type { DeadLetters } from '../../workflows/settle-unknown.ts';

/** So often in a row nothing but unreadable letters may come. */
const LOOKS = 10;

/** The due queue's dead letters on SQS. A letter that is no page stays where it is, for a person to look at. */
export function sqsDeadLetters({ client, queueUrl }: { client: Pick<SQSClient, 'send'>; queueUrl: string }): DeadLetters {
  return {
    async receive() {
      // Whatever was received is hidden for a while, so letters that nobody can read do not stand before the others.
      for (let looks = 0; looks < LOOKS; looks++) {
        const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }));
        const letters = Messages.flatMap(({ Body, ReceiptHandle }) => {
          const page = readPage(Body ?? '');
          if (page === undefined) return [];
          const remove = async () => {
            await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
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
