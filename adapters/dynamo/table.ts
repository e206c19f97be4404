/** A plain record as it stands in the table: strings, finite numbers, booleans, null, lists, maps and sets of strings. */
export type Item = Readonly<Record<string, unknown>>;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** On top-level attributes of the item that stands there before the write. */
export type Condition =
  | { readonly absent: string }
  | { readonly present: string }
  | { readonly equals: readonly [attribute: string, value: string | number | boolean] }
  | { readonly below: readonly [attribute: string, value: string | number] }
  | { readonly anyOf: readonly Condition[] }
  | { readonly allOf: readonly Condition[] };

/** Holds where the item's `rev` is still the one that was read; 0: none stands. */
export const atRevision = (rev: number): Condition => (rev === 0 ? { absent: 'pk' } : { equals: ['rev', rev] });

export interface Change {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  /** Adds to top-level numbers; an absent one counts as 0. */
  readonly add?: Readonly<Record<string, number>>;
  /** Adds to top-level sets of strings. */
  readonly include?: Readonly<Record<string, readonly string[]>>;
}

export interface Query {
  readonly index?: 'calendar' | 'lookup';
  /** Value of the partition key: of `pk`, `calendarPk` or `lookupPk`. */
  readonly partition: string;
  /** Range of the sort key, both ends inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly prefix?: string;
  readonly descending?: boolean;
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: Item;
  /** Not on an index. */
  readonly consistent?: boolean;
  /** Hands out no items, but says how many it looked at (`limit` is of these), and how many of them this holds of. */
  readonly counting?: { readonly only?: Condition };
}

export interface Page {
  readonly items: readonly Item[];
  readonly next?: Item;
  /** Of a query that counts. */
  readonly counted?: { readonly looked: number; readonly met: number };
}

export type Write =
  | { readonly put: Item; readonly condition?: Condition }
  | { readonly update: Key; readonly change: Change; readonly condition?: Condition }
  | { readonly remove: Key; readonly condition?: Condition }
  /** Writes nothing: the others happen only where this holds. In transactions alone. */
  | { readonly check: Key; readonly condition: Condition };

/**
 * DynamoDB as far as we use it, conditions as data. Every method rejects only for faults of the plumbing: a condition that does not
 * hold is an answer (`false`), not an error. Implementations: `wireTable` and `memoryTable`, held equal by one contract suite.
 */
export interface Table {
  get(key: Key, options?: { readonly consistent?: boolean }): Promise<Item | undefined>;
  /** Any number of keys, in any order back; asks again for what DynamoDB leaves unprocessed. */
  getMany(keys: readonly Key[], options?: { readonly consistent?: boolean }): Promise<readonly Item[]>;
  query(query: Query): Promise<Page>;
  /** false where the condition does not hold. */
  put(item: Item, condition?: Condition): Promise<boolean>;
  /** The item after the change; undefined where the condition does not hold. Creates the item where none stands. */
  update(key: Key, change: Change, condition?: Condition): Promise<Item | undefined>;
  remove(key: Key, condition?: Condition): Promise<boolean>;
  /** Unconditional, in batches of 25, any number; asks again for what is left unprocessed. */
  writeMany(puts: readonly Item[], removes?: readonly Key[]): Promise<void>;
  /** All or nothing, at most 100 writes; false where a condition does not hold. Retries conflicts with other transactions. */
  transact(writes: readonly Write[]): Promise<boolean>;
}

/** Every page of a query. */
export async function* queryAll(table: Table, query: Query): AsyncGenerator<Item> {
  let after: Item | undefined;
  do {
    const page = await table.query(after === undefined ? query : { ...query, after });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
