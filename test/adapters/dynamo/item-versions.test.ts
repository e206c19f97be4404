import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type StoredShape, storedShapes } from '../../../adapters/dynamo/items/stored-shapes.ts';
import { type MemoryTable, memoryTable } from '../../../adapters/dynamo/memory-table.ts';
import type { Item, Table } from '../../../adapters/dynamo/table.ts';
import { versionedTable } from '../../../adapters/dynamo/versioned-table.ts';
import { shapeFaults } from '../../../build/shape-faults.ts';

const releases = join(import.meta.dirname, '../../../releases');
const now = storedShapes();

describe.each(readdirSync(releases))('what release %s stored', (release) => {
  const then = JSON.parse(readFileSync(join(releases, release, 'items.json'), 'utf8')) as Record<string, StoredShape>;

  it.each(Object.entries(then))('%s is read by this one, or migrated', (type, was) => {
    const is = now[type];
    if (is === undefined || is.version > was.version) return expect(is, `${type} is stored no more: who reads what stands?`).toBeDefined();
    const faults = [...shapeFaults(was.shape, is.shape), ...shapeFaults(was.read ?? {}, is.read ?? {})];
    expect(faults, `Add a migration of ${type} to adapters/dynamo/items/item-migrations.ts (docs/upgrade.md).`).toEqual([]);
  });
});

describe('a shape that changed without a migration', () => {
  type Shape = { properties: Record<string, Record<string, unknown>>; required: string[] };
  const profile = now.PROFILE?.shape as Shape;
  const changed = (change: (shape: Shape) => unknown): readonly string[] => {
    const copy = structuredClone(profile);
    change(copy);
    return shapeFaults(profile, copy);
  };

  it('is none where it only grew', () => {
    expect(changed((shape) => Object.assign(shape.properties, { nickname: { type: 'string' } }))).toEqual([]);
    expect(changed((shape) => Object.assign(shape.properties, { name: { type: 'string', maxLength: 9000 } }))).toEqual([]);
    expect(
      changed((shape) => Object.assign(shape.properties, { kind: { type: 'string', enum: ['person', 'organisation', 'club'] } })),
    ).toEqual([]);
    expect(changed((shape) => shape.required.pop())).toEqual([]);
  });

  it.each([
    ['a new member that has to be there', (shape: Shape): unknown => shape.required.push('nickname'), 'nickname: has to be there now'],
    ['a member that is read no more', (shape: Shape): unknown => delete shape.properties.email, 'email: is read no more'],
    [
      'a choice that is gone',
      (shape: Shape): unknown => Object.assign(shape.properties, { kind: { type: 'string', enum: ['person'] } }),
      'kind: not organisation any more',
    ],
    [
      'less room',
      (shape: Shape): unknown => Object.assign(shape.properties, { name: { type: 'string', maxLength: 10 } }),
      'name: a smaller maxLength',
    ],
    [
      'another type',
      (shape: Shape): unknown => Object.assign(shape.properties, { creditSince: { type: 'string' } }),
      'creditSince: another type',
    ],
    [
      'a change deep within',
      (shape: Shape) => {
        const log = shape.properties.creditLog as { items: Shape };
        log.items.required.push('reason');
      },
      'creditLog.<items>.reason: has to be there now',
    ],
  ] as const)('planted: %s is found by its name', (_what, change, fault) => {
    expect(changed(change)).toContain(fault);
  });
});

describe('an item of an older shape', () => {
  /** Names were one text, then two, then the first got a title. */
  const migrations = {
    PROFILE: [
      ({ name, ...rest }: Item): Item => {
        const [first, last] = String(name).split(' ');
        return { ...rest, first, last };
      },
      (item: Item): Item => ({ title: 'none', ...item }),
    ],
  };
  const place = { pk: 'C#1', sk: 'PROFILE' };
  let below: MemoryTable;
  let table: Table;
  beforeEach(async () => {
    below = memoryTable();
    table = versionedTable(below, migrations);
    await below.put({ ...place, type: 'PROFILE', rev: 1, name: 'Jo Lane', lookupPk: 'customers#1', lookupSk: 'jo' });
    await below.put({ pk: 'C#2', sk: 'PROFILE', type: 'PROFILE', v: 2, rev: 1, first: 'Al', last: 'Day' });
    await below.put({ pk: 'C#3', sk: 'ASSET#1', type: 'ASSET', name: 'Jo Lane' });
  });
  const newest = { title: 'none', first: 'Jo', last: 'Lane' };

  it('is read as one of the newest, whichever way it is read, from whichever shape it has', async () => {
    expect(await table.get(place)).toMatchObject(newest);
    expect(await table.getMany([place])).toMatchObject([newest]);
    expect((await table.query({ partition: 'C#1' })).items).toMatchObject([newest]);
    expect((await table.query({ index: 'lookup', partition: 'customers#1' })).items).toMatchObject([newest]);
    expect(await table.update(place, { set: { rev: 2 } })).toMatchObject({ ...newest, rev: 2 });
    expect(await table.get({ pk: 'C#2', sk: 'PROFILE' })).toMatchObject({ title: 'none', first: 'Al' });
    expect(await table.get(place)).not.toHaveProperty('name');
  });

  it('is written as the newest when it is next put, in every way of putting', async () => {
    const written = { ...place, type: 'PROFILE', ...newest };
    const ways: (() => Promise<unknown>)[] = [
      () => table.put(written),
      () => table.writeMany([written]),
      () => table.transact([{ put: written }]),
    ];
    for (const write of ways) {
      await below.remove(place);
      await write();
      expect(await below.get(place)).toMatchObject({ v: 3, first: 'Jo' });
      expect(await table.get(place)).toMatchObject(newest);
    }
  });

  it('of another type is left as it is, and carries no version', async () => {
    expect(await table.get({ pk: 'C#3', sk: 'ASSET#1' })).toMatchObject({ name: 'Jo Lane' });
    await table.put({ pk: 'C#3', sk: 'ASSET#2', type: 'ASSET' });
    expect(await below.get({ pk: 'C#3', sk: 'ASSET#2' })).not.toHaveProperty('v');
  });

  it('that a later release wrote is not misread by an earlier one', async () => {
    await below.put({ ...place, type: 'PROFILE', v: 9 });
    await expect(table.get(place)).rejects.toThrow('version 9');
  });

  it('costs nothing where no type has a second shape', () => {
    expect(versionedTable(below, {})).toBe(below);
  });
});
