import type { DynamoDBRecord } from 'aws-lambda';
import { expect, it } from 'vitest';
import { parsePage } from '../../workflows/due-page.ts';
import { aCustomer, anAsset } from '../support/builders.ts';
import { sendBench } from '../support/send-bench.ts';
import { deriverOf, stateChanges } from '../support/stream-records.ts';

const RECORDS = 10_000;
const CUSTOMERS = 20;
const BATCH = 100;
/** retryAttempts of the stream, as the plumbing rules have it. */
const RETRIES = 5;

/** What Lambda does with a batch of a stream: it goes on from the first record that failed, and gives that one up after its retries. */
async function throughStream(
  records: readonly DynamoDBRecord[],
  handler: (event: { Records: DynamoDBRecord[] }) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>,
) {
  const givenUp: string[] = [];
  const seen = new Map<string, number>();
  for (let start = 0; start < records.length; start += BATCH) {
    let batch = records.slice(start, start + BATCH);
    for (let tries = 0; batch.length > 0; tries++) {
      for (const { dynamodb } of batch) seen.set(dynamodb!.SequenceNumber!, (seen.get(dynamodb!.SequenceNumber!) ?? 0) + 1);
      const { batchItemFailures } = await handler({ Records: batch });
      const [first] = batchItemFailures;
      if (first === undefined) break;
      batch = batch.slice(batch.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === first.itemIdentifier));
      if (tries < RETRIES) continue;
      givenUp.push(first.itemIdentifier);
      batch = batch.slice(1);
      tries = 0;
    }
  }
  return { givenUp, seen };
}

it('> One poison record in ten thousand: the others are done, and it is given up within ten invocations', async () => {
  const bench = sendBench();
  await bench.start();
  const customers = Array.from({ length: CUSTOMERS }, (_, n) => `C${n}`);
  for (const id of customers) {
    await bench.enter(id, [
      { type: 'PROFILE', body: aCustomer({ id }) },
      { type: 'ASSET', body: anAsset() },
    ]);
  }
  const news = stateChanges(bench.changes.splice(0));
  const records = Array.from({ length: RECORDS }, (_, n): DynamoDBRecord => {
    const record = news[n % news.length]!;
    return { ...record, dynamodb: { ...record.dynamodb, SequenceNumber: String(n) } };
  });
  const poison = 4321;
  records[poison] = { ...records[poison]!, dynamodb: { SequenceNumber: String(poison), NewImage: { pk: { N: '7' } } } };
  const faults: unknown[] = [];
  const { givenUp, seen } = await throughStream(
    records,
    deriverOf(bench, (fault) => faults.push(fault)),
  );
  expect(givenUp).toEqual([String(poison)]);
  expect(seen.get(String(poison))).toBeLessThanOrEqual(10);
  expect(faults.length).toBeGreaterThan(0);
  const facts = [...bench.table.items()].filter(({ type, kind }) => type === 'FACT' && kind === 'asset.purchased');
  expect(facts).toHaveLength(CUSTOMERS);
});

it.each([
  '',
  'null',
  '{}',
  '[]',
  '{"id":7}',
  `{"id":"x","entries":[{"customer":"${'x'.repeat(600)}","occasions":[]}]}`,
  '{"id":"x","entries":[{"customer":"C1","occasions":[{}]}]}',
])('a page that is none is refused: %s', (body) => {
  expect(() => parsePage(body)).toThrow();
});
