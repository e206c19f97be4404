import type { SortRange } from './sort-range.ts';
import { compareUtf8 } from './utf8-order.ts';

export interface Entry<T> {
  /** The sort key of the table or of an index. */
  readonly sort: string;
  /** Tells entries of one sort key apart: in an index several items may share one. */
  readonly tie: string;
  value: T;
}

type Place = Pick<Entry<unknown>, 'sort' | 'tie'>;

const compare = (a: Place, b: Place): number => compareUtf8(a.sort, b.sort) || compareUtf8(a.tie, b.tie);

/** One partition: entries in the order of their sort keys. */
export class SortedEntries<T> {
  readonly #entries: Entry<T>[] = [];

  get(place: Place): T | undefined {
    const entry = this.#entries[this.#firstNotBelow(place)];
    return entry !== undefined && compare(entry, place) === 0 ? entry.value : undefined;
  }

  set(sort: string, tie: string, value: T): void {
    const at = this.#firstNotBelow({ sort, tie });
    const entry = this.#entries[at];
    if (entry !== undefined && entry.sort === sort && entry.tie === tie) entry.value = value;
    else this.#entries.splice(at, 0, { sort, tie, value });
  }

  delete(place: Place): void {
    const at = this.#firstNotBelow(place);
    const entry = this.#entries[at];
    if (entry !== undefined && compare(entry, place) === 0) this.#entries.splice(at, 1);
  }

  /** The entries of a range in either direction, those after `after` only. */
  *range(range: SortRange, descending: boolean, after: Place | undefined): Generator<Entry<T>> {
    const [first, end] = this.#boundsAfter(range, descending, after);
    for (let step = 0; step < end - first; step++) {
      const entry = this.#entries[descending ? end - 1 - step : first + step];
      if (entry !== undefined) yield entry;
    }
  }

  /** How many of a range there are, `most` at most, how many of these `holds` is true of, and the last that was looked at. */
  count(
    range: SortRange,
    descending: boolean,
    after: Place | undefined,
    { most, holds }: { readonly most: number; readonly holds: ((value: T) => boolean) | undefined },
  ): { readonly looked: number; readonly met: number; readonly last: T | undefined } {
    const [first, end] = this.#boundsAfter(range, descending, after);
    const looked = Math.max(0, Math.min(end - first, most));
    const from = descending ? end - looked : first;
    let met = holds === undefined ? looked : 0;
    if (holds !== undefined)
      for (let at = from; at < from + looked; at++) {
        const entry = this.#entries[at];
        if (entry !== undefined && holds(entry.value)) met += 1;
      }
    return { looked, met, last: this.#entries[descending ? from : from + looked - 1]?.value };
  }

  #boundsAfter(range: SortRange, descending: boolean, after: Place | undefined): [first: number, end: number] {
    const [first, end] = this.#bounds(range);
    if (after === undefined) return [first, end];
    return descending ? [first, Math.min(end, this.#firstNotBelow(after))] : [Math.max(first, this.#firstAbove(after)), end];
  }

  #bounds(range: SortRange): [first: number, end: number] {
    const all = this.#entries.length;
    switch (range.kind) {
      case 'all':
        return [0, all];
      case 'nothing':
        return [0, 0];
      case 'from':
        return [this.#firstNotBelow({ sort: range.from, tie: '' }), all];
      case 'to':
        return [0, this.#search(({ sort }) => compareUtf8(sort, range.to) > 0)];
      case 'between':
        return [this.#firstNotBelow({ sort: range.from, tie: '' }), this.#search(({ sort }) => compareUtf8(sort, range.to) > 0)];
      case 'prefix': {
        const { prefix } = range;
        return [
          this.#firstNotBelow({ sort: prefix, tie: '' }),
          this.#search(({ sort }) => !sort.startsWith(prefix) && compareUtf8(sort, prefix) > 0),
        ];
      }
    }
  }

  #firstNotBelow(place: Place): number {
    return this.#search((entry) => compare(entry, place) >= 0);
  }

  #firstAbove(place: Place): number {
    return this.#search((entry) => compare(entry, place) > 0);
  }

  /** The first entry from which `holds` is true on. */
  #search(holds: (entry: Entry<T>) => boolean): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#entries[middle];
      if (entry !== undefined && holds(entry)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
