import type { Item, Key } from './table.ts';

/** The table's key of an item; throws where it has none. */
export function keyOf(item: Item | Key): Key {
  const { pk, sk } = item;
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new Error('An item needs the keys "pk" and "sk", both text.');
  return { pk, sk };
}

/** NUL never stands in a key of ours. */
export const keyText = ({ pk, sk }: Key): string => `${pk}\0${sk}`;
