import type { Value, Values } from '../facts/fact.ts';

export interface Slot {
  /** As Liquid names it: `products[0].name`. */
  readonly name: string;
  readonly example: string;
}

/** Every slot of an example, the first of a list standing for all of it; what is no text of its own is left out. */
export const slotsIn = (values: Values): Slot[] => Object.entries(values).flatMap(([name, value]) => slotsOf(name, value));

function slotsOf(name: string, value: Value): Slot[] {
  if (value === null || value === '' || typeof value === 'boolean') return [];
  if (typeof value !== 'object') return [{ name, example: String(value) }];
  if (isList(value)) return value[0] === undefined ? [] : slotsOf(`${name}[0]`, value[0]);
  return Object.entries(value).flatMap(([member, inner]) => slotsOf(`${name}.${member}`, inner));
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
