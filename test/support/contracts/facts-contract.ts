import { expect, it } from 'vitest';
import { dynamoCalendarIndex } from '../../../adapters/dynamo/dynamo-calendar-index.ts';
import { dynamoCustomerDirectory } from '../../../adapters/dynamo/dynamo-customer-directory.ts';
import { dynamoCustomerStates } from '../../../adapters/dynamo/dynamo-customer-states.ts';
import { dynamoFactStore } from '../../../adapters/dynamo/dynamo-fact-store.ts';
import { dynamoRecords } from '../../../adapters/dynamo/dynamo-records.ts';
import { itemBytes } from '../../../adapters/dynamo/stored-item.ts';
import { addDays } from '../../../domain/calendar/calendar-date.ts';
import { emptySummary } from '../../../domain/summary.ts';
import { placeOf } from '../../../workflows/due/place-of.ts';
import { aCustomer, aFact } from '../builders.ts';
import { all, type FreshTable } from './fresh-table.ts';

const once = aFact({ kind: 'customer.silent', subject: 'C1', date: '2026-12-05', repeats: 'never', values: { days: 180 } });

export function factsContract(create: FreshTable): void {
  it('each note gives the next revision, to one of those alone who read the same', async () => {
    const facts = dynamoFactStore(await create());
    const note = (customer: string, after: number) => facts.note(customer, after, emptySummary, []);
    expect(await facts.noted('C1')).toEqual({ rev: 0, gaps: [] });
    expect([await note('C1', 0), await note('C1', 1), await note('C2', 0)]).toEqual([1, 2, 1]);
    expect([await note('C1', 0), await note('C1', 1), await note('C3', 4)]).toEqual([undefined, undefined, undefined]);
    expect(await facts.noted('C1')).toEqual({ rev: 2, gaps: [] });
  });

  it('the summary and the gaps that were told are read as they were noted, years of them within a kilobyte', async () => {
    const table = await create();
    await dynamoRecords(table).write([{ customer: 'C1', record: { type: 'PROFILE', body: aCustomer() }, expectedRev: 0 }], 'live');
    const facts = dynamoFactStore(table);
    const days = Array.from({ length: 100 }, (_, week) => addDays('2024-11-30', week * 7));
    const points = days.map((day, week) => ({ day, since: week === 3 ? addDays(day, 24) : day, points: week === 5 ? '-9.9' : '9.9' }));
    const last = { day: days.at(-1) ?? '', category: 'care' };
    const summary = { ...emptySummary, points, orderDays: 100, first: { ...last, day: '2024-11-30' }, last, visits: days.slice(-26) };
    const gaps = days.slice(1).map((laterDay, n) => ({ category: n === 40 ? 'wash 5' : 'care', laterDay, days: 7, first: n === 0 }));
    await facts.note('C1', 0, summary, gaps);
    expect(await facts.noted('C1')).toEqual({ rev: 1, gaps });
    expect((await dynamoCustomerStates(table).load('C1'))?.summary).toEqual(summary);
    const item = await table.get({ pk: 'C#C1', sk: 'SUMMARY' });
    expect(itemBytes(item ?? {})).toBeLessThan(1250);
  });

  it('a fact stands under its kind, its month and day or its date, and its zone, and nowhere else', async () => {
    const table = await create();
    const calendar = dynamoCalendarIndex(table);
    const lunar = aFact({ kind: 'customer.born', subject: 'C1', date: '1990-01-27', calendar: 'chinese' });
    await dynamoFactStore(table).put('C1', 'Asia/Shanghai', [aFact(), once, lunar], 1, 1234);
    expect(await all(calendar.on('asset.purchased', '11-21', 'Asia/Shanghai'))).toEqual([
      { customer: 'C1', kind: 'asset.purchased', subject: 'A1', date: '2023-11-21', calendar: undefined, writtenAt: 1234 },
    ]);
    expect(await all(calendar.on('customer.silent', '2026-12-05', 'Asia/Shanghai'))).toHaveLength(1);
    expect(await all(calendar.on('customer.born', 'c01-01', 'Asia/Shanghai'))).toMatchObject([{ calendar: 'chinese' }]);
    for (const [kind, key, zone] of [
      ['asset.purchased', '11-22', 'Asia/Shanghai'],
      ['asset.purchased', '11-21', 'Asia/Shang'],
      ['asset.purchased', '11-21', 'Europe/London'],
      ['asset.warranty-ends', '11-21', 'Asia/Shanghai'],
      ['customer.silent', '12-05', 'Asia/Shanghai'],
    ] as const) {
      expect(await all(calendar.on(kind, key, zone))).toEqual([]);
    }
  });

  it('the zones in use are registered for each kind, by several writers at once', async () => {
    const table = await create();
    const calendar = dynamoCalendarIndex(table);
    expect(await calendar.registry()).toEqual({});
    await Promise.all([
      dynamoFactStore(table).put('C1', 'Asia/Tokyo', [aFact()], 1, 1),
      dynamoFactStore(table).put('C2', 'Asia/Kathmandu', [once, aFact()], 1, 1),
    ]);
    const registry = {
      'asset.purchased': { shards: 1, zones: ['Asia/Kathmandu', 'Asia/Tokyo'] },
      'customer.silent': { shards: 1, zones: ['Asia/Kathmandu'] },
    };
    expect(await calendar.registry()).toEqual(registry);
    const store = dynamoFactStore(table);
    await store.put('C1', 'Asia/Tokyo', [aFact({ kind: 'wedding' })], 2, 1);
    await store.put('C1', 'Europe/Rome', [aFact()], 3, 1);
    expect(await calendar.registry()).toEqual({
      ...registry,
      'asset.purchased': { shards: 1, zones: ['Asia/Kathmandu', 'Asia/Tokyo', 'Europe/Rome'] },
      wedding: { shards: 1, zones: ['Asia/Tokyo'] },
    });
  });

  it('a hot kind is spread over its shards and found in all of them', async () => {
    const table = await create();
    await dynamoFactStore(table).put('C0', 'Asia/Tokyo', [aFact()], 1, 1);
    await table.update({ pk: 'ENGINE', sk: 'REGISTRY#asset.purchased' }, { set: { shards: 4 } });
    const store = dynamoFactStore(table);
    for (let n = 1; n <= 20; n++) await store.put(`C${n}`, 'Asia/Tokyo', [aFact()], 1, 1);
    const calendar = dynamoCalendarIndex(table);
    const found = await all(calendar.on('asset.purchased', '11-21', 'Asia/Tokyo'));
    expect(found.map(({ customer }) => customer).sort()).toEqual(Array.from({ length: 21 }, (_, n) => `C${n}`).sort());
    expect((await table.query({ index: 'calendar', partition: 'asset.purchased#11-21#0' })).items.length).toBeLessThan(21);
    expect(await calendar.count('asset.purchased', '11-21', '2099-01-01')).toEqual({ standing: 21, met: 21, cut: false });
    const places = Array.from({ length: 25 }, (_, place) => place);
    const inOrder = await calendar.at('asset.purchased', '11-21', places);
    expect(inOrder.map(({ customer }) => customer)).toEqual(found.map(({ customer }) => customer));
    expect(await calendar.at('asset.purchased', '11-21', [13, 2, 20])).toEqual([2, 13, 20].map((place) => inOrder[place]));
  });

  it('what stands under a key is counted up to a day, without being read', async () => {
    const table = await create();
    const store = dynamoFactStore(table);
    for (const year of [2021, 2022, 2023]) await store.put(`C${year}`, 'Asia/Tokyo', [aFact({ date: `${year}-11-21` })], 1, 1);
    const calendar = dynamoCalendarIndex(table);
    expect(await calendar.count('asset.purchased', '11-21', '2023-11-21')).toEqual({ standing: 3, met: 2, cut: false });
    expect(await calendar.count('asset.purchased', '11-22', '2023-11-21')).toEqual({ standing: 0, met: 0, cut: false });
  });

  it('each shard gives the customers of a zone in the order of their places, and from behind one on', async () => {
    const table = await create();
    const customers = ['C1', 'C10', 'C1!', 'C2', 'é', '顾#/%'.repeat(32), 'a b', 'B-1'];
    const store = dynamoFactStore(table);
    for (const customer of customers) {
      for (const subject of ['A1', 'A2']) await store.put(customer, 'Asia/Tokyo', [aFact({ subject })], 1, 1);
      await store.put(customer, 'Asia/Seoul', [aFact({ subject: 'S' })], 1, 1);
    }
    const shards = async (after?: string) =>
      await Promise.all((await dynamoCalendarIndex(table).shardsOn('asset.purchased', '11-21', 'Asia/Tokyo', after)).map(all));
    const [found = []] = await shards();
    const ordered = [...customers].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    expect(found.map(({ customer }) => customer)).toEqual(ordered.flatMap((customer) => [customer, customer]));
    for (const [index, customer] of ordered.entries()) {
      const [rest = []] = await shards(placeOf(customer));
      expect(rest.map((entry) => entry.customer)).toEqual(ordered.slice(index + 1).flatMap((each) => [each, each]));
    }
  });

  it('a slower worker never writes over a newer reading, nor removes it', async () => {
    const facts = dynamoFactStore(await create());
    const moved = { ...once, date: '2027-01-01' };
    await facts.put('C1', 'Asia/Tokyo', [moved], 2, 1);
    await facts.put('C1', 'Europe/Rome', [once], 1, 1);
    await facts.put('C1', 'Europe/Rome', [once], 2, 1);
    await facts.remove('C1', [once], 2);
    expect(await facts.facts('C1')).toEqual([{ fact: moved, zone: 'Asia/Tokyo', writtenAt: 1 }]);
    await facts.put('C1', 'Europe/Rome', [once], 3, 7);
    expect(await facts.facts('C1')).toEqual([{ fact: once, zone: 'Europe/Rome', writtenAt: 7 }]);
    await facts.remove('C1', [once, aFact()], 4);
    expect(await facts.facts('C1')).toEqual([]);
  });

  it('a moved fact leaves its old place in the calendar', async () => {
    const table = await create();
    const facts = dynamoFactStore(table);
    await facts.put('C1', 'Asia/Tokyo', [once], 1, 1);
    await facts.put('C1', 'Asia/Tokyo', [{ ...once, date: '2027-01-01' }], 2, 2);
    const calendar = dynamoCalendarIndex(table);
    expect(await all(calendar.on('customer.silent', '2026-12-05', 'Asia/Tokyo'))).toEqual([]);
    expect(await all(calendar.on('customer.silent', '2027-01-01', 'Asia/Tokyo'))).toMatchObject([{ writtenAt: 2 }]);
  });

  it('subjects and customers may hold any characters, at full length', async () => {
    const table = await create();
    const [customer, subject] = ['顾#/%'.repeat(32), '品'.repeat(128)];
    await dynamoFactStore(table).put(customer, 'Asia/Tokyo', [aFact({ subject })], 1, 1);
    expect(await all(dynamoCalendarIndex(table).on('asset.purchased', '11-21', 'Asia/Tokyo'))).toMatchObject([{ customer, subject }]);
  });

  it('all facts of a customer are listed by date', async () => {
    const table = await create();
    await dynamoFactStore(table).put('C1', 'Asia/Tokyo', [once, aFact()], 1, 1);
    expect(await dynamoCustomerDirectory(table).factsOf('C1')).toEqual([aFact(), once]);
  });
}
