import type { MemoryTable } from '../../adapters/dynamo/memory-table.ts';
import { sameValue } from '../../adapters/dynamo/stored-item.ts';
import type { Item, Query, Table } from '../../adapters/dynamo/table.ts';

export interface TwinTable {
  readonly table: MemoryTable;
  /** Whether any call is under way, or any was answered in two ways. */
  isBusy(): boolean;
  /** Once nothing is under way; rejects where the two have ever answered differently. */
  settled(): Promise<void>;
}

/**
 * Every call goes to the engine first, then to the table in memory, and both must give the same answer or both refuse. Calls go one
 * after the other in the order in which they were made, so that both see the same history.
 */
export function twinTable(memory: MemoryTable, engine: Table): TwinTable {
  let last: Promise<unknown> = Promise.resolve();
  let under = 0;
  let disagreement: Error | undefined;

  function both<T>(call: string, work: (table: Table) => Promise<T>, same: (a: T, b: T) => boolean = sameValue): Promise<T> {
    under += 1;
    const answer = last.then(async () => {
      const [real, modelled] = [await endingOf(work(engine)), await endingOf(work(memory))];
      under -= 1;
      if ('fault' in modelled && 'fault' in real) throw modelled.fault;
      if ('value' in modelled && 'value' in real && same(modelled.value, real.value)) return modelled.value;
      disagreement ??= new Error(`${call}: the engine answered ${textOf(real)}, the table in memory ${textOf(modelled)}`);
      throw disagreement;
    });
    last = answer.catch(() => undefined);
    return answer;
  }

  const table: MemoryTable = {
    get size() {
      return memory.size;
    },
    items: () => memory.items(),
    get: (key, options) => both(`get ${JSON.stringify(key)}`, (each) => each.get(key, { ...options, consistent: true })),
    getMany: (keys, options) =>
      both(`getMany ${JSON.stringify(keys)}`, (each) => each.getMany(keys, { ...options, consistent: true }), sameItems),
    query: (query) => both(`query ${JSON.stringify(query)}`, (each) => each.query(query), samePage(query)),
    put: (item, condition) => both(`put ${JSON.stringify([item, condition])}`, (each) => each.put(item, condition)),
    update: (key, change, condition) =>
      both(`update ${JSON.stringify([key, change, condition])}`, (each) => each.update(key, change, condition)),
    remove: (key, condition) => both(`remove ${JSON.stringify([key, condition])}`, (each) => each.remove(key, condition)),
    writeMany: (puts, removes) => both(`writeMany ${JSON.stringify([puts, removes])}`, (each) => each.writeMany(puts, removes)),
    transact: (writes) => both(`transact ${JSON.stringify(writes)}`, (each) => each.transact(writes)),
  };

  return {
    table,
    isBusy: () => under > 0 || disagreement !== undefined,
    async settled() {
      while (under > 0) await last;
      if (disagreement !== undefined) throw disagreement;
    },
  };
}

type Ending<T> = { readonly value: T } | { readonly fault: unknown };

const endingOf = <T>(work: Promise<T>): Promise<Ending<T>> =>
  work.then(
    (value) => ({ value }),
    (fault: unknown) => ({ fault }),
  );

const textOf = (ending: Ending<unknown>): string => ('value' in ending ? JSON.stringify(ending.value) : `“${String(ending.fault)}”`);

const inKeyOrder = (items: readonly Item[]): readonly Item[] =>
  [...items].sort((a, b) => (`${String(a.pk)}\0${String(a.sk)}` < `${String(b.pk)}\0${String(b.sk)}` ? -1 : 1));

const sameItems = (a: readonly Item[], b: readonly Item[]): boolean => sameValue(inKeyOrder(a), inKeyOrder(b));

/** Of entries of an index that share one sort key no order is promised. */
const samePage =
  ({ index }: Query) =>
  (a: { readonly items: readonly Item[]; readonly next?: Item }, b: { readonly items: readonly Item[]; readonly next?: Item }): boolean =>
    (index === undefined ? sameValue(a.items, b.items) : sameItems(a.items, b.items)) && (a.next === undefined) === (b.next === undefined);
