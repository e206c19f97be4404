import { beforeEach, describe, expect, it } from 'vitest';
import { type Condition, type Item, queryAll, type Table } from '../../../adapters/dynamo/table.ts';

const key = { pk: 'P', sk: 'a' };

async function all(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** What every `Table` does, whatever stands behind it. */
export function tableContract(create: () => Promise<Table>): void {
  let table: Table;
  beforeEach(async () => {
    table = await create();
  });
  const sorts = async (query: Parameters<Table['query']>[0]) => (await table.query(query)).items.map(({ sk }) => sk);

  describe('items', () => {
    const item = { ...key, n: 1.5, text: 'ä𠮷', flag: false, nothing: null, list: [1, 'x', { y: [] }], map: { a: { b: -3 } }, empty: '' };

    it('come back as they were put, without what is undefined', async () => {
      await table.put({ ...item, left: undefined, deep: { left: undefined, kept: 1 } });
      expect(await table.get(key, { consistent: true })).toEqual({ ...item, deep: { kept: 1 } });
      expect(Object.keys((await table.get(key)) ?? {})).not.toContain('left');
    });

    it('are replaced whole by a put', async () => {
      await table.put(item);
      await table.put({ ...key, other: 1 });
      expect(await table.get(key)).toEqual({ ...key, other: 1 });
    });

    it('cannot be changed through what was handed in or out', async () => {
      const mine = { ...key, list: ['one'], tags: new Set(['one']) };
      await table.put(mine);
      mine.list.push('two');
      mine.tags.add('two');
      const theirs = (await table.get(key)) as { tags: Set<string> };
      theirs.tags.add('three');
      expect(await table.get(key)).toEqual({ ...key, list: ['one'], tags: new Set(['one']) });
    });

    it('that are not there are undefined, and removing them does no harm', async () => {
      expect(await table.get(key)).toBeUndefined();
      expect(await table.remove(key)).toBe(true);
    });

    it.each([
      ['an empty partition key', { pk: '', sk: 'a' }],
      ['an empty sort key', { pk: 'P', sk: '' }],
      ['an empty key of an index', { ...key, calendarPk: 'x', calendarSk: '' }],
      ['a key of an index that is a number', { ...key, lookupPk: 'x', lookupSk: 1 }],
      ['a sort key over 1024 bytes', { pk: 'P', sk: 'ä'.repeat(513) }],
      ['an infinite number', { ...key, n: Number.POSITIVE_INFINITY }],
      ['an empty set', { ...key, tags: new Set() }],
    ])('with %s are refused', async (_what, bad) => {
      await expect(table.put(bad)).rejects.toThrow();
      expect(await table.get(key)).toBeUndefined();
    });

    it('take 400 KB and not a byte more, names included, in UTF-8', async () => {
      const room = 400 * 1024 - 'pk'.length - 'P'.length - 'sk'.length - 'a'.length - 'big'.length;
      expect(await table.put({ ...key, big: 'x'.repeat(room) })).toBe(true);
      await expect(table.put({ ...key, big: 'x'.repeat(room + 1) })).rejects.toThrow();
      await expect(table.put({ ...key, big: 'ä'.repeat(room / 2 + 1) })).rejects.toThrow();
    });
  });

  describe('conditions', () => {
    const stored = { ...key, rev: 3, word: 'm', flag: true, none: null };
    it.each<[string, Condition, boolean]>([
      ['absent: an attribute that is not there', { absent: 'other' }, true],
      ['absent: one that is', { absent: 'rev' }, false],
      ['absent: one that is null is there', { absent: 'none' }, false],
      ['present: one that is there', { present: 'none' }, true],
      ['present: one that is not', { present: 'other' }, false],
      ['equals: the same number', { equals: ['rev', 3] }, true],
      ['equals: another number', { equals: ['rev', 4] }, false],
      ['equals: the same digits as text', { equals: ['rev', '3'] }, false],
      ['equals: a flag', { equals: ['flag', true] }, true],
      ['equals: nothing there', { equals: ['other', 3] }, false],
      ['below: a higher limit', { below: ['rev', 4] }, true],
      ['below: the same', { below: ['rev', 3] }, false],
      ['below: text', { below: ['word', 'n'] }, true],
      ['below: text against a number', { below: ['word', 9] }, false],
      ['below: nothing there', { below: ['other', 9] }, false],
      ['anyOf: one holds', { anyOf: [{ absent: 'pk' }, { equals: ['rev', 3] }] }, true],
      ['anyOf: none holds', { anyOf: [{ absent: 'pk' }, { equals: ['rev', 2] }] }, false],
      ['allOf: all hold', { allOf: [{ present: 'pk' }, { anyOf: [{ below: ['rev', 9] }] }] }, true],
      ['allOf: one does not', { allOf: [{ present: 'pk' }, { equals: ['rev', 2] }] }, false],
    ])('%s', async (_what, condition, holds) => {
      await table.put(stored);
      expect(await table.put({ ...stored, word: 'new' }, condition)).toBe(holds);
      expect((await table.get(key))?.word).toBe(holds ? 'new' : 'm');
      await table.put(stored);
      expect((await table.update(key, { set: { word: 'new' } }, condition)) !== undefined).toBe(holds);
      await table.put(stored);
      expect(await table.remove(key, condition)).toBe(holds);
      expect((await table.get(key)) === undefined).toBe(holds);
    });

    it('let one of many writers at the same revision win', async () => {
      await table.put({ ...key, rev: 0 });
      for (let rev = 0; rev < 3; rev++) {
        const tries = Array.from({ length: 12 }, (_, by) => table.put({ ...key, rev: rev + 1, by }, { equals: ['rev', rev] }));
        expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      }
      expect((await table.get(key, { consistent: true }))?.rev).toBe(3);
    });
  });

  describe('changes', () => {
    it('set, remove, add and include at once, and give the item back', async () => {
      await table.put({ ...key, kept: 1, old: 1, count: 2, tags: new Set(['a']) });
      const change = {
        set: { name: 'x', skipped: undefined },
        remove: ['old'],
        add: { count: 3, fresh: -1 },
        include: { tags: ['a', 'b'], more: ['c'], none: [] },
      };
      const after = { ...key, kept: 1, name: 'x', count: 5, fresh: -1, tags: new Set(['a', 'b']), more: new Set(['c']) };
      expect(await table.update(key, change)).toEqual(after);
      expect(await table.get(key)).toEqual(after);
    });

    it('create the item where none stands', async () => {
      expect(await table.update(key, { add: { count: 1 } })).toEqual({ ...key, count: 1 });
      expect(await table.update({ pk: 'P', sk: 'bare' }, {})).toEqual({ pk: 'P', sk: 'bare' });
    });

    it('never touch a key', async () => {
      await expect(table.update(key, { set: { sk: 'b' } })).rejects.toThrow();
    });

    it('refuse to add to what is not a number, and to include into what is not a set', async () => {
      await table.put({ ...key, word: 'x' });
      await expect(table.update(key, { add: { word: 1 } })).rejects.toThrow();
      await expect(table.update(key, { include: { word: ['y'] } })).rejects.toThrow();
      expect(await table.get(key)).toEqual({ ...key, word: 'x' });
    });

    it('lose no count, however many add at once', async () => {
      await Promise.all(Array.from({ length: 20 }, () => table.update(key, { add: { count: 1 }, include: { tags: ['same'] } })));
      expect(await table.get(key, { consistent: true })).toEqual({ ...key, count: 20, tags: new Set(['same']) });
    });
  });

  describe('queries', () => {
    const put = (...names: string[]) => table.writeMany(names.map((sk) => ({ pk: 'P', sk })));

    it('go by the bytes of UTF-8, not by the units of JavaScript', async () => {
      const byBytes = ['A', 'a', 'ab', 'b', 'ä', '\u{ffee}', '\u{1f600}'];
      await put(...[...byBytes].reverse());
      expect(await sorts({ partition: 'P' })).toEqual(byBytes);
      expect(await sorts({ partition: 'P', descending: true })).toEqual([...byBytes].reverse());
    });

    it('take ranges with both ends inclusive, prefixes, one open end, and nothing where the ends have crossed', async () => {
      await put('a', 'b#1', 'b#2', 'b$', 'c', 'd');
      await table.put({ pk: 'Q', sk: 'b#3' });
      expect(await sorts({ partition: 'P', from: 'b#2', to: 'c' })).toEqual(['b#2', 'b$', 'c']);
      expect(await sorts({ partition: 'P', prefix: 'b#' })).toEqual(['b#1', 'b#2']);
      expect(await sorts({ partition: 'P', prefix: 'b#', descending: true })).toEqual(['b#2', 'b#1']);
      expect(await sorts({ partition: 'P', from: 'c' })).toEqual(['c', 'd']);
      expect(await sorts({ partition: 'P', to: 'b#1' })).toEqual(['a', 'b#1']);
      expect(await sorts({ partition: 'P', from: 'd', to: 'a' })).toEqual([]);
      expect(await sorts({ partition: 'none' })).toEqual([]);
      await expect(table.query({ partition: 'P', prefix: 'a', from: 'a' })).rejects.toThrow('not both');
    });

    it.each([false, true])('come in pages that neither repeat nor leave out (descending: %s)', async (descending) => {
      const names = Array.from({ length: 23 }, (_, n) => `i${String(n).padStart(2, '0')}`);
      await put(...names);
      const first = await table.query({ partition: 'P', limit: 5, descending });
      expect(first.items).toHaveLength(5);
      expect(first.next).toBeDefined();
      const seen = (await all(queryAll(table, { partition: 'P', limit: 5, descending, consistent: true }))).map(({ sk }) => sk);
      expect(seen).toEqual(descending ? [...names].reverse() : names);
    });
  });

  describe('indexes', () => {
    const fact = {
      pk: 'C#1',
      sk: 'F',
      calendarPk: 'k#1',
      calendarSk: 'z#1',
      kind: 'k',
      subject: 's',
      date: 'd',
      repeats: 'never',
      writtenAt: 1,
      values: { x: 1 },
      type: 'FACT',
    };

    it('hold only items with both of their keys', async () => {
      await table.writeMany([fact, { pk: 'C#2', sk: 'F', calendarPk: 'k#1' }, { pk: 'C#3', sk: 'F' }]);
      expect((await table.query({ index: 'calendar', partition: 'k#1' })).items.map(({ pk }) => pk)).toEqual(['C#1']);
    });

    it('calendar: projects what a look needs and no more', async () => {
      await table.put(fact);
      const { values, type, ...seen } = fact;
      expect((await table.query({ index: 'calendar', partition: 'k#1', prefix: 'z#' })).items).toEqual([seen]);
      expect([values, type]).toBeDefined();
    });

    it('lookup: gives whole items', async () => {
      const owner = { pk: 'C#1', sk: 'A', lookupPk: 'model#1', lookupSk: 'S1', name: 'x', deep: { a: 1 } };
      await table.put(owner);
      expect((await table.query({ index: 'lookup', partition: 'model#1', from: 'S0', to: 'S2' })).items).toEqual([owner]);
    });

    it('follow changed and removed keys', async () => {
      await table.put(fact);
      await table.update(fact, { set: { calendarPk: 'k#2' } });
      expect((await table.query({ index: 'calendar', partition: 'k#1' })).items).toEqual([]);
      expect((await table.query({ index: 'calendar', partition: 'k#2' })).items).toHaveLength(1);
      await table.update(fact, { remove: ['calendarSk'] });
      expect((await table.query({ index: 'calendar', partition: 'k#2' })).items).toEqual([]);
      await table.put(fact);
      await table.remove(fact);
      expect((await table.query({ index: 'calendar', partition: 'k#1' })).items).toEqual([]);
    });

    it('page over items that share one sort key', async () => {
      const items = Array.from({ length: 7 }, (_, n) => ({ ...fact, pk: `C#${n}` }));
      await table.writeMany(items);
      const seen = await all(queryAll(table, { index: 'calendar', partition: 'k#1', limit: 3 }));
      expect(seen.map(({ pk }) => pk).sort()).toEqual(items.map(({ pk }) => pk));
    });

    it('are counted without being handed out, a part of them by a condition', async () => {
      await table.writeMany(
        Array.from({ length: 9 }, (_, n) => ({ ...fact, pk: `C#${n}`, calendarSk: `z#${n}`, date: `2026-11-0${n + 1}` })),
      );
      const counting = { only: { below: ['date', '2026-11-05'] } } as const;
      const counted = async (query: object) => {
        const { items, counted: is, next } = await table.query({ index: 'calendar', partition: 'k#1', counting: {}, ...query });
        expect(items).toEqual([]);
        return { ...is, more: next !== undefined };
      };
      expect(await counted({})).toEqual({ looked: 9, met: 9, more: false });
      expect(await counted({ counting })).toEqual({ looked: 9, met: 4, more: false });
      expect(await counted({ counting, limit: 3 })).toEqual({ looked: 3, met: 3, more: true });
      const { next } = await table.query({ index: 'calendar', partition: 'k#1', counting, limit: 3 });
      const after = await table.query({ index: 'calendar', partition: 'k#1', limit: 2, ...(next === undefined ? {} : { after: next }) });
      expect(after.items.map(({ pk }) => pk)).toEqual(['C#3', 'C#4']);
    });

    it('cannot be read strongly', async () => {
      await expect(table.query({ index: 'calendar', partition: 'k#1', consistent: true })).rejects.toThrow();
    });
  });

  describe('many at once', () => {
    const many = Array.from({ length: 130 }, (_, n) => ({ pk: `P${n % 3}`, sk: `s${n}`, n }));

    it('writes more than 25 and reads more than 100', async () => {
      await table.writeMany(many);
      const found = await table.getMany([...many, { pk: 'P0', sk: 'none' }], { consistent: true });
      expect(found.map(({ n }) => n).sort((a, b) => Number(a) - Number(b))).toEqual(many.map(({ n }) => n));
      await table.writeMany([], many.slice(0, 30));
      expect(await table.getMany(many)).toHaveLength(100);
    });

    it('takes a key named twice: the last put counts, a remove after all puts', async () => {
      const other = { pk: 'P', sk: 'other' };
      await table.writeMany(
        [
          { ...key, n: 1 },
          { ...key, n: 2 },
          { ...other, n: 1 },
        ],
        [other],
      );
      expect(await table.getMany([key, key, other])).toEqual([{ ...key, n: 2 }]);
    });

    it('does nothing with nothing', async () => {
      await table.writeMany([]);
      expect(await table.getMany([])).toEqual([]);
      expect(await table.transact([])).toBe(true);
    });
  });

  describe('transactions', () => {
    const other = { pk: 'Q', sk: 'b' };

    it('write all: puts, updates and removes', async () => {
      await table.put({ ...other, n: 1 });
      const gone = { pk: 'R', sk: 'c' };
      await table.put(gone);
      const done = await table.transact([
        { put: { ...key, x: 1 }, condition: { absent: 'pk' } },
        { update: other, change: { add: { n: 1 } }, condition: { equals: ['n', 1] } },
        { remove: gone, condition: { present: 'pk' } },
      ]);
      expect(done).toBe(true);
      expect(await table.getMany([key, other, gone])).toEqual(
        expect.arrayContaining([
          { ...key, x: 1 },
          { ...other, n: 2 },
        ]),
      );
      expect(await table.get(gone)).toBeUndefined();
    });

    it('write nothing where one condition does not hold', async () => {
      expect(await table.transact([{ put: { ...key, x: 1 } }, { put: { ...other, x: 1 }, condition: { present: 'pk' } }])).toBe(false);
      expect(await table.getMany([key, other])).toEqual([]);
    });

    it('refuse more than 100 writes, and two writes of one item', async () => {
      const writes = Array.from({ length: 101 }, (_, n) => ({ put: { pk: 'P', sk: `s${n}` } }));
      await expect(table.transact(writes)).rejects.toThrow();
      await expect(table.transact([{ put: { ...key, x: 1 } }, { remove: key }])).rejects.toThrow();
      expect(await table.transact(writes.slice(1))).toBe(true);
      expect((await table.query({ partition: 'P' })).items).toHaveLength(100);
    });
  });
}
