import { changedItem, refuseBadChange } from './changed-item.ts';
import { holds } from './holds.ts';
import { keyOf, keyText } from './item-key.ts';
import { MemoryIndex } from './memory-index.ts';
import { pageRoom, refuseLargeTransaction } from './request-limits.ts';
import { sortRange } from './sort-range.ts';
import { freeze, holdsSets, refuseTooLarge, sameValue, thaw } from './stored-item.ts';
import type { Condition, Item, Key, Page, Query, Table, Write } from './table.ts';
import { tableDefinition } from './table-definition.ts';
import { compareUtf8 } from './utf8-order.ts';

/** One committed change, as the stream would tell it: a write that changes nothing leaves none. */
export interface ChangeRecord {
  readonly keys: Key;
  readonly oldImage?: Item;
  readonly newImage?: Item;
}

export interface MemoryTable extends Table {
  /** How many items stand. */
  readonly size: number;
  /** Every item, in no order. */
  items(): Iterable<Item>;
}

export interface MemoryTableProps {
  /** Called synchronously, in commit order, from within the write. */
  readonly onChange?: ((change: ChangeRecord) => void) | undefined;
}

interface Planned {
  readonly key: Key;
  readonly after: Item | undefined;
}

const MOST_IN_A_TRANSACTION = 100;

/**
 * The table in memory, with DynamoDB's semantics and none of its delays: indexes are never behind. Items go in and out as frozen
 * data, so that nobody can change what stands.
 */
export function memoryTable({ onChange }: MemoryTableProps = {}): MemoryTable {
  const stored = new Map<string, Item>();
  const own = new MemoryIndex(tableDefinition);
  const indexes = { calendar: new MemoryIndex(tableDefinition.indexes.calendar), lookup: new MemoryIndex(tableDefinition.indexes.lookup) };

  const find = (key: Key): Item | undefined => {
    own.placeOf({ pk: key.pk, sk: key.sk });
    return stored.get(keyText(key));
  };

  /** Undefined where the condition does not hold. Refuses what DynamoDB refuses before anything is changed. */
  const plan = (write: Write): Planned | undefined => {
    const key = placeOf(write);
    const before = find(key);
    const given = 'put' in write ? fitting(write.put) : undefined;
    if ('update' in write) refuseBadChange(write.change);
    if (write.condition !== undefined && !holds(write.condition, before)) return undefined;
    if ('check' in write) return { key, after: before };
    if ('remove' in write) return { key, after: undefined };
    return { key, after: given ?? fitting('put' in write ? write.put : changedItem(key, before, write.change)) };
  };

  const fitting = (item: Item): Item => {
    const frozen = freeze(item);
    refuseTooLarge(frozen);
    for (const index of Object.values(indexes)) index.placeOf(frozen);
    return frozen;
  };

  const commit = ({ key, after }: Planned): void => {
    const text = keyText(key);
    const before = stored.get(text);
    if (after === undefined) stored.delete(text);
    else stored.set(text, after);
    for (const index of [own, indexes.calendar, indexes.lookup]) index.follow(key, before, after);
    if (onChange === undefined || sameValue(before, after)) return;
    onChange({ keys: key, ...(before === undefined ? {} : { oldImage: before }), ...(after === undefined ? {} : { newImage: after }) });
  };

  const apply = (write: Write): Planned | undefined => {
    const planned = plan(write);
    if (planned !== undefined) commit(planned);
    return planned;
  };

  return {
    get size() {
      return stored.size;
    },
    items: () => stored.values(),

    async get(key): Promise<Item | undefined> {
      const item = find(key);
      return item === undefined ? undefined : handOut(item);
    },

    async getMany(keys): Promise<readonly Item[]> {
      const distinct = new Map(keys.map((key) => [keyText(key), key]));
      return [...distinct.values()].map(find).flatMap((item) => (item === undefined ? [] : [handOut(item)]));
    },

    async query(query: Query): Promise<Page> {
      if (query.index !== undefined && query.consistent === true) throw new Error('Consistent reads are not supported on indexes.');
      const index = query.index === undefined ? own : indexes[query.index];
      const items: Item[] = [];
      if (query.partition === '') throw new Error('The partition of a query must not be empty.');
      if (query.limit !== undefined && query.limit < 1) throw new Error('The limit of a query must be at least 1.');
      const range = [query.partition, sortRange(query, compareUtf8), query.descending === true, query.after] as const;
      if (query.counting !== undefined) return countedPage(index, [...range], query);
      const room = pageRoom();
      for (const item of index.range(...range)) {
        items.push(handOut(item));
        if (items.length === query.limit || room.isFullWith(item)) return { items, next: index.startOf(item) };
      }
      return { items };
    },

    put: async (item: Item, condition?: Condition) => apply({ put: item, ...(condition === undefined ? {} : { condition }) }) !== undefined,

    async update(key, change, condition): Promise<Item | undefined> {
      const after = apply({ update: key, change, ...(condition === undefined ? {} : { condition }) })?.after;
      return after === undefined ? undefined : handOut(after);
    },

    remove: async (key: Key, condition?: Condition) =>
      apply({ remove: key, ...(condition === undefined ? {} : { condition }) }) !== undefined,

    async writeMany(puts, removes = []): Promise<void> {
      const removed = new Set(removes.map(keyText));
      const last = new Map(puts.map((item) => [keyText(keyOf(item)), item]));
      const written = [...last].flatMap(([key, item]) => (removed.has(key) ? [] : [plan({ put: item })]));
      const planned = [...written, ...removes.map((key) => plan({ remove: key }))];
      for (const one of planned) if (one !== undefined) commit(one);
    },

    async transact(writes): Promise<boolean> {
      refuseBadTransaction(writes);
      const planned = writes.map(plan);
      const whole = planned.filter((one) => one !== undefined);
      refuseLargeTransaction(whole.map(({ after }) => after));
      if (whole.length < writes.length) return false;
      for (const one of whole) commit(one);
      return true;
    },
  };
}

function placeOf(write: Write): Key {
  if ('put' in write) return keyOf(write.put);
  if ('update' in write) return keyOf(write.update);
  return keyOf('check' in write ? write.check : write.remove);
}

/** A page of a count is as long as was asked for: that of DynamoDB ends at 1 MB of what it looked at. */
function countedPage(index: MemoryIndex, range: Parameters<MemoryIndex['range']>, { counting, limit }: Query): Page {
  const only = counting?.only;
  const { looked, met, last } = index.count(range, {
    most: limit ?? Number.POSITIVE_INFINITY,
    holds: only === undefined ? undefined : (item) => holds(only, item),
  });
  return { items: [], counted: { looked, met }, ...(looked === limit && last !== undefined ? { next: index.startOf(last) } : {}) };
}

const handOut = (item: Item): Item => (holdsSets(item) ? thaw(item) : item);

function refuseBadTransaction(writes: readonly Write[]): void {
  if (writes.length > MOST_IN_A_TRANSACTION)
    throw new Error(`A transaction takes at most ${MOST_IN_A_TRANSACTION} writes, not ${writes.length}.`);
  const keys = new Set(writes.map((write) => keyText(placeOf(write))));
  if (keys.size < writes.length) throw new Error('A transaction cannot include several writes of one item.');
}
