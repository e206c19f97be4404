interface Entry<T> {
  readonly at: number;
  readonly order: number;
  readonly value: T;
}

/** The earliest first; of one instant in the order in which they came. */
export class EventHeap<T> {
  readonly #entries: Entry<T>[] = [];
  #order = 0;

  first(): Entry<T> | undefined {
    return this.#entries[0];
  }

  push(at: number, value: T): void {
    const entry = { at, order: this.#order++, value };
    const entries = this.#entries;
    let place = entries.length;
    entries.push(entry);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = entries[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      entries[place] = above;
      place = parent;
    }
    entries[place] = entry;
  }

  pop(): Entry<T> | undefined {
    const entries = this.#entries;
    const top = entries[0];
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return top;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [a, b] = [entries[left], entries[left + 1]];
      const child = b !== undefined && a !== undefined && isBefore(b, a) ? left + 1 : left;
      const below = entries[child];
      if (below === undefined || !isBefore(below, last)) break;
      entries[place] = below;
      place = child;
    }
    entries[place] = last;
    return top;
  }
}

const isBefore = <T>(a: Entry<T>, b: Entry<T>): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
