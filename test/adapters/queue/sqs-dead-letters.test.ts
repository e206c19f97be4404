import { expect, it } from 'vitest';
import { sqsDeadLetters } from '../../../adapters/queue/sqs-dead-letters.ts';
import { formatPage } from '../../../workflows/due-page.ts';

const page = { id: '2026-11-21T10:00:00Z-x', entries: [{ customer: 'C1', occasions: [] }] };

/** Gives ten at a time and hides what it gave, as SQS does. */
function queueOf(bodies: readonly string[]) {
  const waiting = [...bodies];
  const removed: unknown[] = [];
  const call = async (action: string, input: object) => {
    if (action === 'ReceiveMessage') return { Messages: waiting.splice(0, 10).map((Body) => ({ Body, ReceiptHandle: Body })) };
    removed.push('ReceiptHandle' in input ? input.ReceiptHandle : undefined);
    return {};
  };
  return { call, removed };
}

it('> A letter that nobody can read holds no other up, and stays for a person', async () => {
  const { call, removed } = queueOf([...Array.from({ length: 25 }, (_, n) => `nonsense ${n}`), '{"id":1}', formatPage(page)]);
  const letters = await sqsDeadLetters({ call, queueUrl: 'https://sqs' }).receive();
  expect(letters.map((letter) => letter.page)).toEqual([page]);
  for (const { remove } of letters) await remove();
  expect(removed).toEqual([formatPage(page)]);
});

it('an empty queue is empty', async () => {
  expect(await sqsDeadLetters({ call: queueOf([]).call, queueUrl: 'https://sqs' }).receive()).toEqual([]);
});
