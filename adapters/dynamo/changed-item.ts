import Big from 'big.js';
import type { Change, Item, Key } from './table.ts';

/** The item after a change; keys are kept, and a change of a key is refused. */
export function changedItem(key: Key, before: Item | undefined, { set = {}, remove = [], add = {}, include = {} }: Change): Item {
  const item: Record<string, unknown> = Object.assign({}, before, { pk: key.pk, sk: key.sk });
  const named = new Set<string>();
  for (const name of [...Object.keys(set), ...remove, ...Object.keys(add), ...Object.keys(include)]) {
    if (name === 'pk' || name === 'sk') throw new Error(`The key "${name}" of an item cannot be changed.`);
    if (named.has(name)) throw new Error(`"${name}" is changed twice at once.`);
    named.add(name);
  }
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
