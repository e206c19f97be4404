import * as z from 'zod';
import { keyOf } from './item-key.ts';
import type { Item, Key } from './table.ts';

/** Values as DynamoDB's JSON has them, each named by its type. */
export type WireItem = Record<string, object>;

/** Fields that are undefined are left out. */
export function toWire(item: Item): WireItem {
  const wire: WireItem = {};
  for (const name in item) {
    const value = item[name];
    if (value !== undefined) wire[name] = wireValue(value);
  }
  return wire;
}

export function toWireKey(key: Key): WireItem {
  const { pk, sk } = keyOf(key);
  return { pk: { S: pk }, sk: { S: sk } };
}

function wireValue(value: unknown): object {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: numberText(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.filter((member) => member !== undefined).map(wireValue) };
  if (value instanceof Set) return { SS: [...value] };
  if (isPlain(value)) return { M: toWire(value) };
  throw new TypeError(`DynamoDB holds no ${typeof value} that is neither plain data nor a set of strings.`);
}

function numberText(value: number): string {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
  throw new RangeError(`${value} would not come back from DynamoDB as it is.`);
}

function isPlain(value: unknown): value is Item {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What DynamoDB answered, which our own writes put there. */
export function fromWire(wire: unknown): Item {
  const item: Record<string, unknown> = {};
  if (typeof wire === 'object' && wire !== null) for (const [name, value] of Object.entries(wire)) item[name] = plainValue(value);
  return item;
}

const list = z.array(z.unknown());
const texts = z.array(z.string());

function plainValue(wire: unknown): unknown {
  const typed: Readonly<Record<string, unknown>> = typeof wire === 'object' && wire !== null ? { ...wire } : {};
  const [type = 'none'] = Object.keys(typed);
  const value = typed[type];
  switch (type) {
    case 'S':
    case 'BOOL':
      return value;
    case 'N':
      return numberOf(value);
    case 'NULL':
      return null;
    case 'M':
      return fromWire(value);
    case 'L':
      return list.parse(value).map(plainValue);
    case 'SS':
      return new Set(texts.parse(value));
    default:
      throw new TypeError(`DynamoDB answered a value of the type ${type}, which none of ours is.`);
  }
}

function numberOf(text: unknown): number {
  const number = Number(text);
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return number;
  throw new RangeError(`${text} is a number that JavaScript cannot hold.`);
}
