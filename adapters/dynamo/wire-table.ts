import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { AwsFault } from '../aws/aws-fault.ts';
import { type AwsPlace, type JsonCall, jsonCall } from '../aws/json-call.ts';
import { type Backoff, jitteredBackoff, retrying } from '../backoff.ts';
import { batchGet, batchWrite } from './batches.ts';
import { conditionExpression, keyExpression, Placeholders, updateExpression } from './expressions.ts';
import type { Change, Condition, Item, Page, Query, Table, Write } from './table.ts';
import { fromWire, toWire, toWireKey } from './wire-values.ts';

/** DynamoDB's own API, one action a call. */
export const dynamoCall = (place: AwsPlace): JsonCall =>
  jsonCall({ ...place, service: 'dynamodb', target: 'DynamoDB_20120810', version: '1.0' });

export interface WireTableProps {
  readonly call: JsonCall;
  readonly tableName: string;
  /** @default jittered, from 25 ms doubling to 2 s */
  readonly backoff?: Backoff;
}

const wireItem = z.record(z.string(), z.unknown());
const one = z.object({ Item: wireItem.optional(), Attributes: wireItem.optional() });
const some = z.object({ Items: z.array(wireItem).default([]), LastEvaluatedKey: wireItem.optional() });
const counts = z.object({ Count: z.number(), ScannedCount: z.number() });

/** The real table. Conflicts with other transactions are tried again; every other fault of the plumbing rejects. */
export function wireTable({ call, tableName: TableName, backoff = jitteredBackoff }: WireTableProps): Table {
  /** Undefined where the condition does not hold. */
  const conditionally = <Output>(send: () => Promise<Output>): Promise<Output | undefined> =>
    retrying(backoff, isConflict, async () => {
      try {
        return await send();
      } catch (fault) {
        if (fault instanceof AwsFault && fault.name === 'ConditionalCheckFailedException') return undefined;
        throw fault;
      }
    });

  return {
    async get(key, options): Promise<Item | undefined> {
      const { Item } = one.parse(await call('GetItem', { TableName, Key: toWireKey(key), ConsistentRead: options?.consistent === true }));
      return Item === undefined ? undefined : fromWire(Item);
    },

    getMany: (keys, options) => batchGet(call, TableName, backoff, keys, options?.consistent === true),

    async query(query): Promise<Page> {
      const held = new Placeholders();
      const KeyConditionExpression = keyExpression(query, held);
      if (KeyConditionExpression === undefined) return { items: [] };
      const options = { ...pageOptions(query), ...countingPart(query, held) };
      const answer = await call('Query', { TableName, KeyConditionExpression, ...options, ...attributes(held) });
      const found = some.parse(answer);
      return {
        items: found.Items.map(fromWire),
        ...(found.LastEvaluatedKey === undefined ? {} : { next: fromWire(found.LastEvaluatedKey) }),
        ...(query.counting === undefined ? {} : { counted: countedIn(answer) }),
      };
    },

    async put(item, condition): Promise<boolean> {
      const request = { TableName, Item: toWire(item), ...conditionPart(condition, new Placeholders()) };
      return (await conditionally(() => call('PutItem', request))) !== undefined;
    },

    async update(key, change, condition): Promise<Item | undefined> {
      const request = { TableName, Key: toWireKey(key), ...updatePart(change, condition), ReturnValues: 'ALL_NEW' };
      const answer = await conditionally(() => call('UpdateItem', request));
      return answer === undefined ? undefined : fromWire(one.parse(answer).Attributes);
    },

    async remove(key, condition): Promise<boolean> {
      const request = { TableName, Key: toWireKey(key), ...conditionPart(condition, new Placeholders()) };
      return (await conditionally(() => call('DeleteItem', request))) !== undefined;
    },

    writeMany: (puts, removes) => batchWrite(call, TableName, backoff, puts, removes ?? []),

    async transact(writes): Promise<boolean> {
      if (writes.length === 0) return true;
      const TransactItems = writes.map((write) => transactPart(TableName, write));
      return await retrying(backoff, isConflict, async () => {
        try {
          // A request that was cut off and is sent again is still one transaction.
          const ClientRequestToken = randomUUID();
          await call('TransactWriteItems', { TransactItems, ClientRequestToken });
          return true;
        } catch (fault) {
          if (hasReason(fault, 'ConditionalCheckFailed')) return false;
          throw fault;
        }
      });
    },
  };
}

function attributes(held: Placeholders) {
  const { ExpressionAttributeValues, ...names } = held.attributes();
  return ExpressionAttributeValues === undefined ? names : { ...names, ExpressionAttributeValues: toWire(ExpressionAttributeValues) };
}

const pageOptions = ({ index, descending, limit, after, consistent }: Query) => ({
  ConsistentRead: consistent === true,
  ...(index === undefined ? {} : { IndexName: index }),
  ...(descending === true ? { ScanIndexForward: false } : {}),
  ...(limit === undefined ? {} : { Limit: limit }),
  ...(after === undefined ? {} : { ExclusiveStartKey: toWire(after) }),
});

function countingPart({ counting }: Query, held: Placeholders) {
  if (counting === undefined) return {};
  return { Select: 'COUNT', ...(counting.only === undefined ? {} : { FilterExpression: conditionExpression(counting.only, held) }) };
}

function countedIn(answer: unknown) {
  const { Count, ScannedCount } = counts.parse(answer);
  return { looked: ScannedCount, met: Count };
}

function conditionPart(condition: Condition | undefined, held: Placeholders) {
  if (condition === undefined) return attributes(held);
  return requiredCondition(condition, held);
}

const requiredCondition = (condition: Condition, held: Placeholders) => ({
  ConditionExpression: conditionExpression(condition, held),
  ...attributes(held),
});

function updatePart(change: Change, condition: Condition | undefined) {
  const held = new Placeholders();
  const UpdateExpression = updateExpression(change, held);
  return { UpdateExpression, ...conditionPart(condition, held) };
}

function transactPart(TableName: string, write: Write) {
  if ('put' in write) return { Put: { TableName, Item: toWire(write.put), ...conditionPart(write.condition, new Placeholders()) } };
  if ('remove' in write)
    return { Delete: { TableName, Key: toWireKey(write.remove), ...conditionPart(write.condition, new Placeholders()) } };
  if ('check' in write)
    return { ConditionCheck: { TableName, Key: toWireKey(write.check), ...requiredCondition(write.condition, new Placeholders()) } };
  return { Update: { TableName, Key: toWireKey(write.update), ...updatePart(write.change, write.condition) } };
}

const cancelled = z.object({ CancellationReasons: z.array(z.object({ Code: z.string().optional() })) });

function hasReason(fault: unknown, code: string): boolean {
  if (!(fault instanceof AwsFault) || fault.name !== 'TransactionCanceledException') return false;
  return cancelled.safeParse(fault.told).data?.CancellationReasons.some((reason) => reason.Code === code) === true;
}

/** A single write that meets a transaction, or two transactions that meet: nothing was written, the next try may pass. */
const isConflict = (fault: unknown): boolean =>
  hasReason(fault, 'TransactionConflict') ||
  hasReason(fault, 'ThrottlingError') ||
  (fault instanceof Error && (fault.name === 'TransactionConflictException' || fault.name === 'TransactionInProgressException'));
