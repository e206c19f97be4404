import { keyOf, keyText } from '../../adapters/dynamo/item-key.ts';
import type { ChangeRecord } from '../../adapters/dynamo/memory-table.ts';
import type { Item, Key, Query, Table } from '../../adapters/dynamo/table.ts';
import type { Instant } from '../../domain/calendar/calendar-date.ts';

/** A change that some readers do not see yet. */
interface Pending {
  readonly key: string;
  readonly before: Item | undefined;
  readonly seenFrom: Instant;
}

export interface Lags {
  /** How long an index takes to hear of this change, in milliseconds. */
  readonly ofIndex: (change: ChangeRecord) => number;
  /** How far an eventually consistent reading of the table may lie behind. */
  readonly ofReading: (change: ChangeRecord) => number;
}

/** The table as those see it who do not ask for the latest: indexes are behind, and so are readings that are not strong. */
export function laggingTable(table: Table, now: () => Instant, lags: Lags) {
  const index: Pending[] = [];
  const base: Pending[] = [];

  /** What stood before the earliest change that is not seen yet, by key. */
  const hidden = (pending: Pending[]): ReadonlyMap<string, Item | undefined> => {
    const at = now();
    const found = new Map<string, Item | undefined>();
    let kept = 0;
    for (const each of pending) {
      if (each.seenFrom <= at) continue;
      pending[kept++] = each;
      if (!found.has(each.key)) found.set(each.key, each.before);
    }
    pending.length = kept;
    return found;
  };

  const one = async (key: Key): Promise<Item | undefined> => {
    const before = hidden(base);
    return before.has(keyText(key)) ? before.get(keyText(key)) : await table.get(key);
  };

  const lagging: Table = {
    ...table,
    get: (key, options) => (options?.consistent === true || base.length === 0 ? table.get(key, options) : one(key)),
    async getMany(keys, options) {
      if (options?.consistent === true || base.length === 0) return await table.getMany(keys, options);
      return (await Promise.all(keys.map(one))).filter((item) => item !== undefined);
    },
    async query(query) {
      const page = await table.query(query);
      if (query.consistent === true) return page;
      const before = hidden(query.index === undefined ? base : index);
      if (before.size === 0) return page;
      const seen = page.items.filter((item) => !before.has(keyText(keyOf(item))));
      const old = [...before.values()].filter((item) => item !== undefined).filter((item) => isIn(query, item));
      return { ...page, items: [...seen, ...old] };
    },
  };

  return {
    table: lagging,
    note(change: ChangeRecord): void {
      const key = keyText(change.keys);
      const before = change.oldImage;
      const indexed = change.newImage?.calendarPk !== undefined || before?.calendarPk !== undefined;
      if (indexed) index.push({ key, before, seenFrom: now() + lags.ofIndex(change) });
      const lag = lags.ofReading(change);
      if (lag > 0) base.push({ key, before, seenFrom: now() + lag });
    },
  };
}

function isIn({ index, partition, prefix, from, to }: Query, item: Item): boolean {
  const [pk, sk] = index === undefined ? [item.pk, item.sk] : [item[`${index}Pk`], item[`${index}Sk`]];
  if (pk !== partition || typeof sk !== 'string') return false;
  return (prefix === undefined || sk.startsWith(prefix)) && (from === undefined || sk >= from) && (to === undefined || sk <= to);
}
