import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inParallel } from '../../workflows/in-parallel.ts';
import { type Backoff, untilNothingIsLeft } from './backoff.ts';
import { keyOf, keyText } from './item-key.ts';
import type { Item, Key } from './table.ts';

const GETS = 100;
const WRITES = 25;
/** Batches on their way at once: enough to hide the latency, too few to be throttled for. */
const AT_ONCE = 4;

export async function batchGet(
  documents: DynamoDBDocumentClient,
  table: string,
  backoff: Backoff,
  keys: readonly Key[],
  ConsistentRead: boolean,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  const distinct = [...new Map(keys.map((key) => [keyText(key), keyOf(key)])).values()];
  await inParallel(chunks(distinct, GETS), AT_ONCE, (batch) =>
    untilNothingIsLeft(backoff, 'reads', batch, async (left) => {
      const answer = await documents.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: [...left], ConsistentRead } } }));
      found.push(...(answer.Responses?.[table] ?? []));
      return (answer.UnprocessedKeys?.[table]?.Keys ?? []).map(keyOf);
    }),
  );
  return found;
}

export async function batchWrite(
  documents: DynamoDBDocumentClient,
  table: string,
  backoff: Backoff,
  puts: readonly Item[],
  removes: readonly Key[],
): Promise<void> {
  const requests = [...lastWrites(puts, removes).values()];
  await inParallel(chunks(requests, WRITES), AT_ONCE, (batch) =>
    untilNothingIsLeft(backoff, 'writes', batch, async (left) => {
      const answer = await documents.send(new BatchWriteCommand({ RequestItems: { [table]: [...left] } }));
      return (answer.UnprocessedItems?.[table] ?? []).map((request) =>
        request.DeleteRequest === undefined
          ? { PutRequest: { Item: request.PutRequest?.Item ?? {} } }
          : { DeleteRequest: { Key: keyOf(request.DeleteRequest.Key ?? {}) } },
      );
    }),
  );
}

type WriteRequest = { readonly PutRequest: { readonly Item: Item } } | { readonly DeleteRequest: { readonly Key: Key } };

/** DynamoDB refuses a batch that names a key twice: the last put counts, and a remove after all puts. */
function lastWrites(puts: readonly Item[], removes: readonly Key[]): Map<string, WriteRequest> {
  const writes = new Map<string, WriteRequest>();
  for (const item of puts) writes.set(keyText(keyOf(item)), { PutRequest: { Item: item } });
  for (const key of removes) writes.set(keyText(key), { DeleteRequest: { Key: keyOf(key) } });
  return writes;
}

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
