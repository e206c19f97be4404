import Big from 'big.js';
import type { Change, Item, Key } from './table.ts';

/** DynamoDB refuses such a change whether or not its condition holds. */
export function refuseBadChange({ set = {}, remove = [], add = {}, include = {} }: Change): void {
  const included = Object.entries(include).flatMap(([name, members]) => (members.length > 0 ? [name] : []));
  const changed = Object.entries(set).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const names = [...changed, ...remove, ...Object.keys(add), ...included];
  for (const name of names) if (name === 'pk' || name === 'sk') throw new Error(`The key "${name}" of an item cannot be changed.`);
  if (new Set(names).size < names.length) throw new Error(`An attribute is changed twice at once: ${names.join(', ')}.`);
}

/** The item after a change; its keys are kept. */
export function changedItem(key: Key, before: Item | undefined, { set = {}, remove = [], add = {}, include = {} }: Change): Item {
  const item: Record<string, unknown> = Object.assign({}, before, { pk: key.pk, sk: key.sk });
  for (const [name, value] of Object.entries(set)) if (value !== undefined) item[name] = value;
  for (const name of remove) delete item[name];
  for (const [name, amount] of Object.entries(add)) item[name] = sumOf(numberAt(item, name), amount);
  for (const [name, members] of Object.entries(include)) {
    if (members.length > 0) item[name] = new Set([...setAt(item, name), ...members]);
  }
  return item;
}

/** DynamoDB adds decimals: 0.1 and 0.2 are 0.3. */
const sumOf = (a: number, b: number): number => (Number.isInteger(a) && Number.isInteger(b) ? a + b : Big(a).plus(b).toNumber());

function numberAt(item: Item, name: string): number {
  const value = item[name] ?? 0;
  if (typeof value === 'number') return value;
  throw new Error(`"${name}" cannot be added to: it is not a number.`);
}

function setAt(item: Item, name: string): Iterable<unknown> {
  const value = item[name] ?? new Set();
  if (value instanceof Set) return value;
  throw new Error(`"${name}" cannot include anything: it is not a set.`);
}
