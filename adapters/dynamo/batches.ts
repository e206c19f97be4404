import * as z from 'zod';
import { inParallel } from '../../workflows/in-parallel.ts';
import type { JsonCall } from '../aws/json-call.ts';
import { type Backoff, untilNothingIsLeft } from '../backoff.ts';
import { keyOf, keyText } from './item-key.ts';
import type { Item, Key } from './table.ts';
import { fromWire, toWire, toWireKey, type WireItem } from './wire-values.ts';

const GETS = 100;
const WRITES = 25;
/** Batches on their way at once: enough to hide the latency, too few to be throttled for. */
const AT_ONCE = 4;

export async function batchGet(
  call: JsonCall,
  table: string,
  backoff: Backoff,
  keys: readonly Key[],
  ConsistentRead: boolean,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  const distinct = [...new Map(keys.map((key) => [keyText(key), keyOf(key)])).values()];
  await inParallel(chunks(distinct, GETS), AT_ONCE, (batch) =>
    untilNothingIsLeft(backoff, 'reads', batch, async (left) => {
      const Keys = left.map((key) => toWireKey(key));
      const answer = gotten.parse(await call('BatchGetItem', { RequestItems: { [table]: { Keys, ConsistentRead } } }));
      found.push(...(answer.Responses[table] ?? []).map(fromWire));
      return (answer.UnprocessedKeys[table]?.Keys ?? []).map((key) => keyOf(fromWire(key)));
    }),
  );
  return found;
}

export async function batchWrite(
  call: JsonCall,
  table: string,
  backoff: Backoff,
  puts: readonly Item[],
  removes: readonly Key[],
): Promise<void> {
  const requests = [...lastWrites(puts, removes).values()];
  await inParallel(chunks(requests, WRITES), AT_ONCE, (batch) =>
    untilNothingIsLeft(backoff, 'writes', batch, async (left) => {
      const answer = written.parse(await call('BatchWriteItem', { RequestItems: { [table]: left } }));
      return answer.UnprocessedItems[table] ?? [];
    }),
  );
}

type WriteRequest = { readonly PutRequest: { readonly Item: WireItem } } | { readonly DeleteRequest: { readonly Key: WireItem } };

const wireItem: z.ZodType<WireItem> = z.record(z.string(), z.looseObject({}));
const gotten = z.object({
  Responses: z.record(z.string(), z.array(wireItem)).default({}),
  UnprocessedKeys: z.record(z.string(), z.object({ Keys: z.array(wireItem) })).default({}),
});
const written = z.object({
  UnprocessedItems: z
    .record(
      z.string(),
      z.array(z.union([z.object({ PutRequest: z.object({ Item: wireItem }) }), z.object({ DeleteRequest: z.object({ Key: wireItem }) })])),
    )
    .default({}),
});

/** DynamoDB refuses a batch that names a key twice: the last put counts, and a remove after all puts. */
function lastWrites(puts: readonly Item[], removes: readonly Key[]): Map<string, WriteRequest> {
  const writes = new Map<string, WriteRequest>();
  for (const item of puts) writes.set(keyText(keyOf(item)), { PutRequest: { Item: toWire(item) } });
  for (const key of removes) writes.set(keyText(key), { DeleteRequest: { Key: toWireKey(key) } });
  return writes;
}

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
