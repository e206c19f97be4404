import { sortRange } from './sort-range.ts';
import type { Change, Condition, Query } from './table.ts';
import { tableDefinition } from './table-definition.ts';
import { compareUtf8 } from './utf8-order.ts';

/** Gathers the placeholders of one request: attribute names and values never stand in an expression themselves. */
export class Placeholders {
  readonly #names: Record<string, string> = {};
  readonly #values: Record<string, unknown> = {};
  readonly #known = new Map<string, string>();
  #count = 0;

  name(attribute: string): string {
    const known = this.#known.get(attribute);
    if (known !== undefined) return known;
    const placeholder = `#a${this.#known.size}`;
    this.#known.set(attribute, placeholder);
    this.#names[placeholder] = attribute;
    return placeholder;
  }

  value(value: unknown): string {
    const placeholder = `:v${this.#count++}`;
    this.#values[placeholder] = value;
    return placeholder;
  }

  /** Only what is not empty: DynamoDB refuses empty maps. */
  attributes(): { ExpressionAttributeNames?: Record<string, string>; ExpressionAttributeValues?: Record<string, unknown> } {
    return {
      ...(this.#known.size === 0 ? {} : { ExpressionAttributeNames: this.#names }),
      ...(this.#count === 0 ? {} : { ExpressionAttributeValues: this.#values }),
    };
  }
}

export function conditionExpression(condition: Condition, held: Placeholders): string {
  if ('absent' in condition) return `attribute_not_exists(${held.name(condition.absent)})`;
  if ('present' in condition) return `attribute_exists(${held.name(condition.present)})`;
  if ('equals' in condition) return `${held.name(condition.equals[0])} = ${held.value(condition.equals[1])}`;
  if ('below' in condition) return `${held.name(condition.below[0])} < ${held.value(condition.below[1])}`;
  const [parts, word] = 'anyOf' in condition ? [condition.anyOf, ' OR '] : [condition.allOf, ' AND '];
  if (parts.length === 0) throw new Error('A condition needs at least one part.');
  return `(${parts.map((part) => conditionExpression(part, held)).join(word)})`;
}

/** Undefined where the change is empty: an update without an expression still creates its item. */
export function updateExpression(change: Change, held: Placeholders): string | undefined {
  const set = Object.entries(change.set ?? {}).filter(([, value]) => value !== undefined);
  const add = Object.entries(change.add ?? {});
  const include = Object.entries(change.include ?? {}).filter(([, members]) => members.length > 0);
  const clauses = [
    clause('SET', set, ([name, value]) => `${held.name(name)} = ${held.value(value)}`),
    clause('REMOVE', change.remove ?? [], (name) => held.name(name)),
    clause('ADD', [...add, ...include.map(([name, members]) => [name, new Set(members)] as const)], ([name, value]) => {
      return `${held.name(name)} ${held.value(value)}`;
    }),
  ].filter((text) => text !== '');
  return clauses.length === 0 ? undefined : clauses.join(' ');
}

function clause<T>(word: string, parts: readonly T[], text: (part: T) => string): string {
  return parts.length === 0 ? '' : `${word} ${parts.map(text).join(', ')}`;
}

/** Undefined where nothing can match. */
export function keyExpression(query: Query, held: Placeholders): string | undefined {
  const keys = query.index === undefined ? tableDefinition : tableDefinition.indexes[query.index];
  const partition = `${held.name(keys.partitionKey)} = ${held.value(query.partition)}`;
  const range = sortRange(query, compareUtf8);
  switch (range.kind) {
    case 'all':
      return partition;
    case 'nothing':
      return undefined;
    case 'prefix':
      return `${partition} AND begins_with(${held.name(keys.sortKey)}, ${held.value(range.prefix)})`;
    case 'between':
      return `${partition} AND ${held.name(keys.sortKey)} BETWEEN ${held.value(range.from)} AND ${held.value(range.to)}`;
    case 'from':
      return `${partition} AND ${held.name(keys.sortKey)} >= ${held.value(range.from)}`;
    case 'to':
      return `${partition} AND ${held.name(keys.sortKey)} <= ${held.value(range.to)}`;
  }
}
