import { beforeEach, describe, expect, it } from 'vitest';
import { type Item, queryAll, type Table } from '../../../adapters/dynamo/table.ts';
import { all } from './fresh-table.ts';

const key = { pk: 'P', sk: 'a' };
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

/** What every `Table` refuses, and where its pages end: the limits of DynamoDB, which no memory of its own would have. */
export function tableLimitsContract(create: () => Promise<Table>): void {
  let table: Table;
  beforeEach(async () => {
    table = await create();
  });

  describe('keys', () => {
    it('take 2048 bytes of a partition and 1024 of a sort key, in UTF-8', async () => {
      const longest = { pk: 'ä'.repeat(1024), sk: 'ä'.repeat(512), calendarPk: 'x'.repeat(2048), calendarSk: 'x'.repeat(1024) };
      expect(await table.put(longest)).toBe(true);
      expect(await table.get(longest)).toEqual(longest);
    });

    it.each<[string, Item]>([
      ['a partition key of 2049 bytes', { pk: 'x'.repeat(2049), sk: 'a' }],
      ['a sort key of 1025 bytes', { pk: 'P', sk: 'x'.repeat(1025) }],
      ['a partition key of an index of 2049 bytes', { ...key, lookupPk: 'x'.repeat(2049), lookupSk: 'a' }],
      ['a sort key of an index of 1025 bytes', { ...key, calendarPk: 'a', calendarSk: 'x'.repeat(1025) }],
      ['an empty partition key of an index', { ...key, lookupPk: '', lookupSk: 'a' }],
      ['an empty key of an index without the other', { ...key, lookupSk: '' }],
      ['a null key of an index', { ...key, lookupPk: null, lookupSk: 'a' }],
    ])('refuse %s', async (_what, item) => {
      await expect(table.put(item)).rejects.toThrow();
      await expect(table.writeMany([item])).rejects.toThrow();
      await expect(table.transact([{ put: item }])).rejects.toThrow();
      expect(await table.get(key)).toBeUndefined();
    });

    it('are refused empty by every reading and every write', async () => {
      const empty = { pk: 'P', sk: '' };
      await expect(table.get(empty)).rejects.toThrow();
      await expect(table.getMany([empty])).rejects.toThrow();
      await expect(table.update(empty, {})).rejects.toThrow();
      await expect(table.remove(empty)).rejects.toThrow();
      await expect(table.writeMany([], [empty])).rejects.toThrow();
      await expect(table.query({ partition: '' })).rejects.toThrow();
      await expect(table.query({ index: 'lookup', partition: '' })).rejects.toThrow();
    });

    it('of an index are checked by a change too, which then leaves everything as it was', async () => {
      await table.put({ ...key, calendarPk: 'k', calendarSk: 's' });
      await expect(table.update(key, { set: { calendarSk: '' } })).rejects.toThrow();
      expect(await table.get(key)).toEqual({ ...key, calendarPk: 'k', calendarSk: 's' });
    });
  });

  describe('numbers', () => {
    it.each([0.1, -0.5, 1e-9, 123_456.789, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 5e-100])(
      '%s comes back as it was put',
      async (n) => {
        await table.put({ ...key, n });
        expect(await table.get(key)).toEqual({ ...key, n });
      },
    );

    it.each([Number.NaN, Number.NEGATIVE_INFINITY, 1e100, -1e100, 1e126, 1e-131, Number.MAX_SAFE_INTEGER + 1])(
      '%s is refused',
      async (n) => {
        await expect(table.put({ ...key, n })).rejects.toThrow();
        await expect(table.put({ ...key, deep: [{ n }] })).rejects.toThrow();
        expect(await table.get(key)).toBeUndefined();
      },
    );

    it('below zero are zero where they are minus zero', async () => {
      await table.put({ ...key, n: -0 });
      expect(Object.is((await table.get(key))?.n, 0)).toBe(true);
    });

    it('are added as decimals, not as binary fractions', async () => {
      await table.put({ ...key, n: 0.1 });
      expect((await table.update(key, { add: { n: 0.2 } }))?.n).toBe(0.3);
      expect((await table.update(key, { add: { n: -0.3 } }))?.n).toBe(0);
    });
  });

  describe('values', () => {
    it('take empty texts, lists and maps', async () => {
      const item = { ...key, text: '', list: [], map: {}, deep: { text: '', list: [[]] } };
      await table.put(item);
      expect(await table.get(key)).toEqual(item);
    });

    it('nest 32 deep and no deeper', async () => {
      expect(await table.put({ ...key, deep: nested(31) })).toBe(true);
      await expect(table.put({ ...key, deep: nested(32) })).rejects.toThrow();
    });

    it('are refused where they are neither data nor a set of strings', async () => {
      await expect(table.put({ ...key, when: new Date(0) })).rejects.toThrow();
    });
  });

  describe('changes', () => {
    it('that name an attribute twice are refused', async () => {
      await table.put({ ...key, n: 1 });
      await expect(table.update(key, { set: { n: 2 }, remove: ['n'] })).rejects.toThrow();
      await expect(table.update(key, { set: { n: 2 }, add: { n: 1 } })).rejects.toThrow();
      expect(await table.get(key)).toEqual({ ...key, n: 1 });
    });

    it('cannot let an item grow over 400 KB', async () => {
      await table.put({ ...key, big: 'x'.repeat(300_000) });
      await expect(table.update(key, { set: { more: 'x'.repeat(110_000) } })).rejects.toThrow();
      expect(Object.keys((await table.get(key)) ?? {}).sort()).toEqual(['big', 'pk', 'sk']);
    });
  });

  describe('pages', () => {
    const big = (sk: string, bytes: number): Item => ({ pk: 'P', sk, lookupPk: 'l', lookupSk: sk, big: 'x'.repeat(bytes) });

    it('end after 1 MB, and the next one begins where they ended', async () => {
      const names = Array.from({ length: 12 }, (_, n) => `s${String(n).padStart(2, '0')}`);
      await table.writeMany(names.map((name) => big(name, 200_000)));
      for (const query of [{ partition: 'P' }, { index: 'lookup', partition: 'l' }] as const) {
        const first = await table.query(query);
        expect(first.items).toHaveLength(6);
        expect((await all(queryAll(table, query))).map(({ sk }) => sk)).toEqual(names);
        expect((await all(queryAll(table, { ...query, descending: true }))).map(({ sk }) => sk)).toEqual([...names].reverse());
      }
    });

    it('go on after an item that is no more', async () => {
      await table.writeMany(['a', 'b', 'c', 'd'].map((sk) => ({ pk: 'P', sk })));
      const { next } = await table.query({ partition: 'P', limit: 2 });
      await table.remove({ pk: 'P', sk: 'b' });
      expect((await table.query({ partition: 'P', ...(next === undefined ? {} : { after: next }) })).items.map(({ sk }) => sk)).toEqual([
        'c',
        'd',
      ]);
    });
  });

  describe('many at once', () => {
    it('are read and written however large they are together', async () => {
      const items = Array.from({ length: 45 }, (_, n) => ({ pk: 'P', sk: `s${n}`, big: 'x'.repeat(390_000) }));
      await table.writeMany(items);
      expect((await table.getMany(items)).length).toBe(45);
    });
  });

  describe('transactions', () => {
    it('take 4 MB together and no more', async () => {
      const part = (sk: string, bytes: number) => ({ put: { pk: 'P', sk, big: 'x'.repeat(bytes) } });
      const letters = [...'abcdefghijk'];
      await expect(table.transact(letters.map((sk) => part(sk, 390_000)))).rejects.toThrow();
      expect((await table.query({ partition: 'P' })).items).toEqual([]);
      expect(await table.transact(letters.slice(0, 10).map((sk) => part(sk, 390_000)))).toBe(true);
    });

    it('see the table as it was before them, and are seen whole', async () => {
      await table.put({ ...key, n: 1 });
      const seesOld = await table.transact([
        { update: key, change: { add: { n: 1 } }, condition: { equals: ['n', 1] } },
        { put: { pk: 'P', sk: 'b' }, condition: { absent: 'pk' } },
      ]);
      expect(seesOld).toBe(true);
      expect(await table.transact([{ check: key, condition: { equals: ['n', 1] } }, { remove: { pk: 'P', sk: 'b' } }])).toBe(false);
      expect((await table.query({ partition: 'P', consistent: true })).items).toHaveLength(2);
    });
  });
}
