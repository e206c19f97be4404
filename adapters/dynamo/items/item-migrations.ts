import type { Item } from '../table.ts';

/** Makes of an item of one shape one of the next; pure, and total over everything that was ever written in that shape. */
export type Migration = (item: Item) => Item;

/**
 * By an item's type: what leads from its first shape to the second, from that to the third … As long as a type has one shape it is not here,
 * and its items carry no version. docs/upgrade.md says when a new shape needs a migration; a test finds the one that is missing.
 */
export const itemMigrations: Readonly<Record<string, readonly Migration[]>> = {};
