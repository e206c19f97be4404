import { keyText } from './item-key.ts';
import type { SortRange } from './sort-range.ts';
import { SortedEntries } from './sorted-entries.ts';
import type { Item, Key } from './table.ts';

export interface IndexKeys {
  readonly partitionKey: string;
  readonly sortKey: string;
  /** Absent: whole items. */
  readonly projects?: readonly string[];
}

interface Place {
  readonly partition: string;
  readonly sort: string;
}

/** A sparse index over the items of a `memoryTable`, or the table's own order of items. */
export class MemoryIndex {
  readonly #partitions = new Map<string, SortedEntries<Item>>();
  readonly #keys: IndexKeys;

  constructor(keys: IndexKeys) {
    this.#keys = keys;
  }

  /** Follows one change of the table. */
  follow(key: Key, before: Item | undefined, after: Item | undefined): void {
    const from = before === undefined ? undefined : this.placeOf(before);
    const to = after === undefined ? undefined : this.placeOf(after);
    const tie = keyText(key);
    if (from !== undefined && (from.partition !== to?.partition || from.sort !== to.sort)) {
      this.#partitions.get(from.partition)?.delete({ sort: from.sort, tie });
    }
    if (to === undefined || after === undefined) return;
    let partition = this.#partitions.get(to.partition);
    if (partition === undefined) {
      partition = new SortedEntries();
      this.#partitions.set(to.partition, partition);
    }
    partition.set(to.sort, tie, after);
  }

  /** Items of a range, each as the index projects it. */
  *range(partition: string, range: SortRange, descending: boolean, after: Item | undefined): Generator<Item> {
    for (const { value } of this.#partitions.get(partition)?.range(range, descending, this.#startAfter(after)) ?? [])
      yield this.#project(value);
  }

  /** Counts the items of a range where they stand, with what the index leaves out of them. */
  count(
    [partition, range, descending, after]: Parameters<MemoryIndex['range']>,
    counting: { readonly most: number; readonly holds: ((item: Item) => boolean) | undefined },
  ): { readonly looked: number; readonly met: number; readonly last: Item | undefined } {
    const entries = this.#partitions.get(partition);
    return entries?.count(range, descending, this.#startAfter(after), counting) ?? { looked: 0, met: 0, last: undefined };
  }

  #startAfter(after: Item | undefined): { readonly sort: string; readonly tie: string } | undefined {
    return after === undefined ? undefined : { sort: String(after[this.#keys.sortKey]), tie: tieOf(after) };
  }

  /** What a page hands over so that the next one begins after this item. */
  startOf(item: Item): Item {
    const { partitionKey, sortKey } = this.#keys;
    return { pk: item.pk, sk: item.sk, [partitionKey]: item[partitionKey], [sortKey]: item[sortKey] };
  }

  /** Where an item stands in the index; undefined where it lacks one of the keys. Throws where a key is no text or empty. */
  placeOf(item: Item): Place | undefined {
    const partition = item[this.#keys.partitionKey];
    const sort = item[this.#keys.sortKey];
    refuseBadKey(this.#keys.partitionKey, partition, 2048);
    refuseBadKey(this.#keys.sortKey, sort, 1024);
    return typeof partition === 'string' && typeof sort === 'string' ? { partition, sort } : undefined;
  }

  #project(item: Item): Item {
    const { projects } = this.#keys;
    if (projects === undefined) return item;
    const seen: Record<string, unknown> = this.startOf(item);
    for (const name of projects) if (item[name] !== undefined) seen[name] = item[name];
    return Object.freeze(seen);
  }
}

const tieOf = (item: Item): string => `${String(item.pk)}\0${String(item.sk)}`;

function refuseBadKey(name: string, value: unknown, most: number): void {
  if (value === undefined) return;
  if (typeof value !== 'string' || value === '') throw new Error(`The key "${name}" must be text and not empty.`);
  if (value.length * 3 > most && Buffer.byteLength(value) > most) throw new Error(`The key "${name}" is longer than ${most} bytes.`);
}
