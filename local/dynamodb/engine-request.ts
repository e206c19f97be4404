import { isRecord } from '../events/event-pattern.ts';

/** One thing that a request asks of DynamoDB, as IAM sees it. */
export interface TableAccess {
  readonly action: string;
  readonly table: string;
  readonly index?: string | undefined;
}

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);
export const isWrite = (operation: string): boolean => writes.has(operation);

const transactParts = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
} as const;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A table may be named by its ARN. */
const tableName = (value: unknown): string => text(value).split('/').at(-1) ?? '';

/** Which tables a request touches and how. */
export function readAccess(operation: string, input: unknown): readonly TableAccess[] {
  if (!isRecord(input)) return [];
  if (isRecord(input.RequestItems))
    return Object.keys(input.RequestItems).map((table) => ({ action: `dynamodb:${operation}`, table: tableName(table) }));
  if (Array.isArray(input.TransactItems)) return unique(input.TransactItems.flatMap(readTransactPart));
  const index = typeof input.IndexName === 'string' ? input.IndexName : undefined;
  return [{ action: `dynamodb:${operation}`, table: tableName(input.TableName), index }];
}

function readTransactPart(part: unknown): TableAccess[] {
  if (!isRecord(part)) return [];
  return Object.entries(transactParts).flatMap(([name, operation]) => {
    const body = part[name];
    return isRecord(body) ? [{ action: `dynamodb:${operation}`, table: tableName(body.TableName) }] : [];
  });
}

const unique = (accesses: readonly TableAccess[]) => [
  ...new Map(accesses.map((access) => [`${access.action} ${access.table}`, access])).values(),
];

/** Write units of a transaction, which the engine counts wrongly: two for each begun kilobyte of each item. */
export function transactionUnits(input: unknown): number {
  if (!isRecord(input) || !Array.isArray(input.TransactItems)) return 0;
  return input.TransactItems.reduce((sum: number, part: unknown) => sum + 2 * Math.max(1, Math.ceil(itemBytes(part) / 1024)), 0);
}

/** What a batch of gets takes at the least: the engine counts nothing for a key under which nothing stands, DynamoDB does. */
export function leastBatchReadUnits(input: unknown): number {
  if (!isRecord(input) || !isRecord(input.RequestItems)) return 0;
  return Object.values(input.RequestItems).reduce((sum: number, asked) => {
    if (!isRecord(asked) || !Array.isArray(asked.Keys)) return sum;
    return sum + asked.Keys.length * (asked.ConsistentRead === true ? 1 : 0.5);
  }, 0);
}

/** Of a put the item; of the rest what is known of it. */
function itemBytes(part: unknown): number {
  const body = isRecord(part) && isRecord(part.Put) ? part.Put.Item : undefined;
  return body === undefined ? 0 : plainBytes(body);
}

/** Bytes as DynamoDB counts them: names and values, without the types that the wire wraps around them. */
function plainBytes(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + plainBytes(one), 0);
  if (isRecord(value))
    return Object.entries(value).reduce(
      (sum, [name, one]) => sum + (/^([SNBMLNB]|[SNB]S|BOOL|NULL)$/.test(name) ? 0 : Buffer.byteLength(name)) + plainBytes(one),
      0,
    );
  return Buffer.byteLength(String(value));
}
