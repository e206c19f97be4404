import { ConditionalCheckFailedException, type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type Backoff, jitteredBackoff, retrying } from './backoff.ts';
import { batchGet, batchWrite } from './batches.ts';
import { conditionExpression, keyExpression, Placeholders, updateExpression } from './expressions.ts';
import { keyOf } from './item-key.ts';
import type { Change, Condition, Item, Page, Query, Table, Write } from './table.ts';

export interface SdkTableProps {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** @default jittered, from 25 ms doubling to 2 s */
  readonly backoff?: Backoff;
}

/** The real table. Conflicts with other transactions are tried again; every other fault of the plumbing rejects. */
export function sdkTable({ client, tableName: TableName, backoff = jitteredBackoff }: SdkTableProps): Table {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

  /** Undefined where the condition does not hold. */
  const conditionally = <Output>(send: () => Promise<Output>): Promise<Output | undefined> =>
    retrying(backoff, isConflict, async () => {
      try {
        return await send();
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return undefined;
        throw fault;
      }
    });

  return {
    async get(key, options): Promise<Item | undefined> {
      const { Item } = await documents.send(new GetCommand({ TableName, Key: keyOf(key), ConsistentRead: options?.consistent === true }));
      return Item;
    },

    getMany: (keys, options) => batchGet(documents, TableName, backoff, keys, options?.consistent === true),

    async query(query): Promise<Page> {
      const held = new Placeholders();
      const KeyConditionExpression = keyExpression(query, held);
      if (KeyConditionExpression === undefined) return { items: [] };
      const found = await documents.send(
        new QueryCommand({ TableName, KeyConditionExpression, ...pageOptions(query), ...held.attributes() }),
      );
      const items = found.Items ?? [];
      return found.LastEvaluatedKey === undefined ? { items } : { items, next: found.LastEvaluatedKey };
    },

    async put(item, condition): Promise<boolean> {
      const request = { TableName, Item: item, ...conditionPart(condition, new Placeholders()) };
      return (await conditionally(() => documents.send(new PutCommand(request)))) !== undefined;
    },

    async update(key, change, condition): Promise<Item | undefined> {
      const request = { TableName, Key: keyOf(key), ...updatePart(change, condition), ReturnValues: 'ALL_NEW' } as const;
      return (await conditionally(() => documents.send(new UpdateCommand(request))))?.Attributes;
    },

    async remove(key, condition): Promise<boolean> {
      const request = { TableName, Key: keyOf(key), ...conditionPart(condition, new Placeholders()) };
      return (await conditionally(() => documents.send(new DeleteCommand(request)))) !== undefined;
    },

    writeMany: (puts, removes) => batchWrite(documents, TableName, backoff, puts, removes ?? []),

    async transact(writes): Promise<boolean> {
      if (writes.length === 0) return true;
      const TransactItems = writes.map((write) => transactPart(TableName, write));
      return await retrying(backoff, isConflict, async () => {
        try {
          await documents.send(new TransactWriteCommand({ TransactItems }));
          return true;
        } catch (fault) {
          if (hasReason(fault, 'ConditionalCheckFailed')) return false;
          throw fault;
        }
      });
    },
  };
}

const pageOptions = ({ index, descending, limit, after, consistent }: Query) => ({
  ConsistentRead: consistent === true,
  ...(index === undefined ? {} : { IndexName: index }),
  ...(descending === true ? { ScanIndexForward: false } : {}),
  ...(limit === undefined ? {} : { Limit: limit }),
  ...(after === undefined ? {} : { ExclusiveStartKey: after }),
});

function conditionPart(condition: Condition | undefined, held: Placeholders) {
  if (condition === undefined) return held.attributes();
  return requiredCondition(condition, held);
}

const requiredCondition = (condition: Condition, held: Placeholders) => ({
  ConditionExpression: conditionExpression(condition, held),
  ...held.attributes(),
});

function updatePart(change: Change, condition: Condition | undefined) {
  const held = new Placeholders();
  const UpdateExpression = updateExpression(change, held);
  return { UpdateExpression, ...conditionPart(condition, held) };
}

function transactPart(TableName: string, write: Write) {
  if ('put' in write) return { Put: { TableName, Item: write.put, ...conditionPart(write.condition, new Placeholders()) } };
  if ('remove' in write) return { Delete: { TableName, Key: keyOf(write.remove), ...conditionPart(write.condition, new Placeholders()) } };
  if ('check' in write)
    return { ConditionCheck: { TableName, Key: keyOf(write.check), ...requiredCondition(write.condition, new Placeholders()) } };
  return { Update: { TableName, Key: keyOf(write.update), ...updatePart(write.change, write.condition) } };
}

const hasReason = (fault: unknown, code: string): boolean =>
  fault instanceof TransactionCanceledException && (fault.CancellationReasons ?? []).some((reason) => reason.Code === code);

/** A single write that meets a transaction, or two transactions that meet: nothing was written, the next try may pass. */
const isConflict = (fault: unknown): boolean =>
  hasReason(fault, 'TransactionConflict') ||
  hasReason(fault, 'ThrottlingError') ||
  (fault instanceof Error && (fault.name === 'TransactionConflictException' || fault.name === 'TransactionInProgressException'));
