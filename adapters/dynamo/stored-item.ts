import type { Item } from './table.ts';

/** DynamoDB's limit of one item: names and values in UTF-8. */
export const MAX_ITEM_BYTES = 400 * 1024;

/** Lists and maps stand at most so deep in one another, their innermost value included. */
const MAX_DEPTH = 32;

/** The least number above zero that DynamoDB holds. The largest is the SDK's own: beyond it a number would come back changed. */
const LEAST_NUMBER = 1e-130;

/**
 * A frozen deep copy as the table would give it back: fields that are undefined are gone, what DynamoDB cannot hold is refused.
 * Frozen, so that it can be handed out without copying it again. Sets cannot be frozen: `thaw` copies the items that hold some.
 */
export function freeze(item: Item, depth = 0): Item {
  const copy: Record<string, unknown> = {};
  for (const name in item) {
    const value = item[name];
    if (value !== undefined) copy[name] = frozenValue(value, name, depth + 1);
  }
  return Object.freeze(copy);
}

function frozenValue(value: unknown, name: string, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new Error(`"${name}" stands deeper than ${MAX_DEPTH} levels.`);
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return storedNumber(value, name);
  if (Array.isArray(value))
    return Object.freeze(value.filter((member) => member !== undefined).map((member) => frozenValue(member, name, depth + 1)));
  if (value instanceof Set) {
    if (value.size === 0 || ![...value].every((member) => typeof member === 'string'))
      throw new Error(`"${name}" is not a set of one or more strings.`);
    return new Set(value);
  }
  if (isPlain(value)) return freeze(value, depth);
  throw new Error(`"${name}" is neither plain data nor a set of strings.`);
}

function storedNumber(value: number, name: string): number {
  const size = Math.abs(value);
  if (size <= Number.MAX_SAFE_INTEGER && (size === 0 || size >= LEAST_NUMBER)) return size === 0 ? 0 : value;
  throw new Error(`"${name}" is ${value}: DynamoDB holds finite numbers only, and the SDK none beyond 2^53 − 1.`);
}

function isPlain(value: unknown): value is Item {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function holdsSets(item: Item): boolean {
  for (const name in item) if (item[name] instanceof Set) return true;
  return false;
}

/** The item with sets of its own. */
export function thaw(item: Item): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, value instanceof Set ? new Set(value) : value]));
}

/** Throws where the item is larger than DynamoDB takes; counts exactly only where a rough upper bound does not settle it. */
export function refuseTooLarge(item: Item): void {
  if (roughBytes(item) > MAX_ITEM_BYTES && itemBytes(item) > MAX_ITEM_BYTES) {
    throw new Error('Item size has exceeded the maximum allowed size of 400 KB.');
  }
}

/** Items are frozen, so each is measured once. */
const measured = new WeakMap<Item, number>();

/** At least as many bytes as the item has, found more quickly than by counting them. */
export function roughBytes(item: Item): number {
  const known = measured.get(item);
  if (known !== undefined) return known;
  const bytes = roughUnits(item) * 3;
  measured.set(item, bytes);
  return bytes;
}

function roughUnits(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let sum = 3;
  if (Array.isArray(value) || value instanceof Set) for (const member of value) sum += 1 + roughUnits(member);
  else if (isPlain(value)) for (const name in value) sum += name.length + 1 + roughUnits(value[name]);
  return sum;
}

/** As DynamoDB counts: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberBytes(value);
  if (typeof value !== 'object' || value === null) return 1;
  if (value instanceof Set) return [...value].reduce<number>((sum, member) => sum + valueBytes(member), 0);
  if (Array.isArray(value)) return value.reduce<number>((sum, member) => sum + 1 + valueBytes(member), 3);
  return Object.entries(value).reduce((sum, [name, member]) => sum + 1 + Buffer.byteLength(name) + valueBytes(member), 3);
}

/** Two digits to a byte and one for the exponent, one more below zero. */
function numberBytes(value: number): number {
  const digits = String(Math.abs(value))
    .replace(/e.*$/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (value < 0 ? 1 : 0);
}

/** Whether two values of the table are the same data: such a write leaves no stream record. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Set) return b instanceof Set && a.size === b.size && [...a].every((member) => b.has(member));
  if (b instanceof Set || Array.isArray(a) !== Array.isArray(b)) return false;
  const entries = Object.entries(a);
  const other: Readonly<Record<string, unknown>> = { ...b };
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([name, value]) => Object.hasOwn(other, name) && sameValue(value, other[name]))
  );
}
