import { describe, expect, it } from 'vitest';
import { dynamoCursor } from '../../../adapters/dynamo/dynamo-cursor.ts';
import { dynamoCustomerStates } from '../../../adapters/dynamo/dynamo-customer-states.ts';
import { dynamoCycleBook } from '../../../adapters/dynamo/dynamo-cycle-book.ts';
import { dynamoHouseholdOffers } from '../../../adapters/dynamo/dynamo-household-offers.ts';
import { dynamoMemberships } from '../../../adapters/dynamo/dynamo-memberships.ts';
import { dynamoPages } from '../../../adapters/dynamo/dynamo-pages.ts';
import { dynamoRecords } from '../../../adapters/dynamo/dynamo-records.ts';
import { dynamoWaits } from '../../../adapters/dynamo/dynamo-waits.ts';
import type { Table } from '../../../adapters/dynamo/table.ts';
import type { Occasion } from '../../../domain/occasion.ts';
import type { Gap, LearntCycle } from '../../../domain/silence/cycle.ts';
import type { DuePage } from '../../../workflows/due-queue.ts';
import { aCustomer } from '../builders.ts';
import { all, type FreshTable } from './fresh-table.ts';

const anOccasion = (differences: Partial<Occasion> = {}): Occasion => ({
  campaign: 'win-back',
  step: 'ask',
  kind: 'customer.silent',
  subject: 'C1',
  date: '2026-11-21',
  due: Date.parse('2026-11-21T10:00:00Z'),
  ...differences,
});

const loaded = async (table: Table) => {
  await dynamoRecords(table).write([{ customer: 'C1', record: { type: 'PROFILE', body: aCustomer() }, expectedRev: 0 }], 'live');
  return async () => await dynamoCustomerStates(table).load('C1', { consistent: true });
};

export function engineMemoryContract(create: FreshTable): void {
  describe('the cursor', () => {
    const outside = (fails = false) => {
      const kept = { at: undefined as number | undefined };
      const read = async () => kept.at;
      const write = async (at: number) => {
        if (fails) throw new Error('unreachable');
        kept.at = at;
      };
      return { kept, read, write };
    };

    it('moves from where it was read, in the table and outside it', async () => {
      const store = outside();
      const cursor = dynamoCursor(await create(), store);
      expect(await cursor.read()).toEqual({ stored: undefined, handled: undefined, unfinished: [] });
      expect(await cursor.advance(undefined, 100)).toBe(true);
      expect(await cursor.advance(undefined, 200)).toBe(false);
      expect(await cursor.advance(50, 200)).toBe(false);
      expect(await cursor.advance(100, 200)).toBe(true);
      expect(await cursor.read()).toEqual({ stored: 200, handled: 200, unfinished: [] });
    });

    it('keeps what is left over until it is told another', async () => {
      const cursor = dynamoCursor(await create(), outside());
      const left = { slice: 300, after: 100, upTo: 200, urgency: 'marketing', place: 'C1#', tooLateBefore: 7 } as const;
      expect(await cursor.advance(undefined, 200, [left])).toBe(true);
      expect((await cursor.read()).unfinished).toEqual([left]);
      expect(await cursor.keep(200, [{ ...left, place: 'C2#' }])).toBe(true);
      expect(await cursor.keep(100, [])).toBe(false);
      expect((await cursor.read()).unfinished).toEqual([{ ...left, place: 'C2#' }]);
      expect(await cursor.advance(200, 400)).toBe(true);
      expect((await cursor.read()).unfinished).toEqual([]);
    });

    it('of two looks from one place, one moves it', async () => {
      const cursor = dynamoCursor(await create(), outside());
      const moves = await Promise.all([1, 2, 3, 4].map((to) => cursor.advance(undefined, to)));
      expect(moves.filter(Boolean)).toHaveLength(1);
    });

    it('is moved in the table first: outside it never lies ahead but after a restore', async () => {
      const cursor = dynamoCursor(await create(), outside(true));
      await expect(cursor.advance(undefined, 100)).rejects.toThrow('unreachable');
      expect(await cursor.read()).toEqual({ stored: 100, handled: undefined, unfinished: [] });
    });
  });

  describe('waits', () => {
    const at = Date.parse('2026-11-21T23:59:59.999Z');

    it('end after the one instant and up to the other, over midnight UTC', async () => {
      const waits = dynamoWaits(await create());
      const ends = [at - 1, at, at + 1, at + 1000];
      for (const until of ends) await waits.put('C1', anOccasion({ subject: `s${until - at}` }), until);
      const subjects = async (after: number, upTo: number) =>
        (await all(waits.ending(after, upTo))).map(({ occasion }) => occasion.subject);
      expect(await subjects(at - 1, at + 1)).toEqual(['s0', 's1']);
      expect(await subjects(at - 2, at + 1000)).toEqual(['s-1', 's0', 's1', 's1000']);
      expect(await subjects(at + 1000, at + 9999)).toEqual([]);
    });

    it('give back the occasion and the customer as they were put', async () => {
      const waits = dynamoWaits(await create());
      const occasion = anOccasion({ subject: 'a/b#c 品', putOff: 'quota' });
      await waits.put('顾#1', occasion, at);
      expect(await all(waits.ending(at - 1, at))).toEqual([{ customer: '顾#1', occasion, until: at }]);
    });

    it('of one occasion are one, which moves and can be removed', async () => {
      const waits = dynamoWaits(await create());
      await waits.put('C1', anOccasion(), at);
      await waits.put('C1', anOccasion(), at + 5);
      expect(await all(waits.ending(0 + at - 9, at))).toEqual([]);
      expect(await all(waits.ending(at, at + 9))).toHaveLength(1);
      await waits.remove({ customer: 'C1', occasion: anOccasion(), until: at });
      expect(await all(waits.ending(at, at + 9))).toHaveLength(1);
      await waits.remove({ customer: 'C1', occasion: anOccasion(), until: at + 5 });
      expect(await all(waits.ending(at - 9, at + 9))).toEqual([]);
    });
  });

  describe('pages', () => {
    const at = Date.parse('2026-11-21T10:00:00Z');
    const page = (id: string): DuePage => ({
      id,
      entries: [
        { customer: 'C#1', occasions: [anOccasion(), anOccasion({ campaign: 'c2' })] },
        { customer: 'C2', occasions: [], regrade: '2026-11-20' },
      ],
      tooLateBefore: 5,
    });

    it.each(['2026-11-21T10:00/1', 'no date', '2026-11-18/after an outage'])('planned as "%s" is open until it is done', async (id) => {
      const pages = dynamoPages(await create());
      await pages.plan(page(id), at);
      expect(await all(pages.open(at, at + 1))).toEqual([page(id)]);
      expect(await all(pages.open(at + 1, at + 9))).toEqual([]);
      expect(await all(pages.open(at - 9, at))).toEqual([]);
      await pages.done(page(id), { 'win-back': 1 });
      expect(await all(pages.open(at, at + 1))).toEqual([]);
    });

    it('planned twice, or again after they are done, change nothing', async () => {
      const table = await create();
      const pages = dynamoPages(table);
      await pages.plan(page('2026-11-21/1'), at);
      await pages.plan(page('2026-11-21/1'), at + 50);
      expect(await all(pages.open(at, at + 1))).toHaveLength(1);
      await pages.done(page('2026-11-21/1'), { c2: 1 });
      await pages.plan(page('2026-11-21/1'), at);
      expect(await all(pages.open(at, at + 100))).toEqual([]);
      expect((await table.query({ partition: 'PAGES#2026-11-21' })).items).toMatchObject([
        { planned: { 'win-back': 1, c2: 1 }, dropped: { c2: 1 } },
      ]);
    });
  });

  describe('the offer of a household', () => {
    it('is claimed where it is free, by its holder again, and on the day that frees it', async () => {
      const offers = dynamoHouseholdOffers(await create());
      expect(await offers.read('H/1')).toBeUndefined();
      expect(await offers.claim('H/1', 'm1', '2026-01-01', '2025-10-03')).toBe(true);
      expect(await offers.claim('H/1', 'm2', '2026-03-31', '2025-12-31')).toBe(false);
      expect(await offers.claim('H/1', 'm1', '2026-01-01', '2025-10-03')).toBe(true);
      expect(await offers.read('H/1')).toEqual({ day: '2026-01-01', by: 'm1' });
      expect(await offers.claim('H/1', 'm2', '2026-04-01', '2026-01-01')).toBe(true);
      expect(await offers.claim('H/2', 'm1', '2026-01-01', '2025-10-03')).toBe(true);
      const read = await offers.readMany(['H/1', 'H/2', 'H/3']);
      expect([...read].sort()).toEqual([
        ['H/1', { day: '2026-04-01', by: 'm2' }],
        ['H/2', { day: '2026-01-01', by: 'm1' }],
      ]);
    });

    it('of several claims at once, one succeeds; only the holder gives it back', async () => {
      const offers = dynamoHouseholdOffers(await create());
      const claims = await Promise.all(['a', 'b', 'c', 'd'].map((by) => offers.claim('H1', by, '2026-01-01', '2025-10-03')));
      expect(claims.filter(Boolean)).toHaveLength(1);
      const holder = (await offers.read('H1'))?.by ?? '';
      await offers.release('H1', `not ${holder}`);
      expect(await offers.read('H1')).toBeDefined();
      await offers.release('H1', holder);
      expect(await offers.read('H1')).toBeUndefined();
    });
  });

  describe('memberships', () => {
    it('are written where the period is still the expected one, whole each time', async () => {
      const table = await create();
      const load = await loaded(table);
      const memberships = dynamoMemberships(table);
      const first = {
        tier: 'gold',
        endsOn: '2026-01-30',
        changed: { on: '2026-01-01', from: 'ordinary', to: 'gold' },
        heldBackBy: 'credit',
      } as const;
      expect(await memberships.write('C1', first, '2025-12-01')).toBe(false);
      expect(await memberships.write('C1', first, undefined)).toBe(true);
      expect(await memberships.write('C1', first, undefined)).toBe(false);
      expect((await load())?.membership).toEqual(first);
      expect(await memberships.write('C1', { tier: 'gold', endsOn: '2026-03-31' }, '2026-01-30')).toBe(true);
      expect((await load())?.membership).toEqual({ tier: 'gold', endsOn: '2026-03-31' });
      expect(await memberships.write('C1', first, '2026-01-30')).toBe(false);
      expect((await table.get({ pk: 'C#C1', sk: 'MEMBERSHIP' }))?.rev).toBe(2);
    });
  });

  describe('the cycle book', () => {
    const gap = (laterDay: string, days: number): Gap => ({ category: 'care/Ä', laterDay, days, first: false });
    const learnt = (day: string, days: number): LearntCycle => ({ day, category: '', days, source: 'learnt', gaps: 30 });

    it('counts a gap of a customer and day once, and knows those before a day', async () => {
      const cycles = dynamoCycleBook(await create());
      const of = (customer: string, ...gaps: readonly Gap[]) => gaps.map((one) => ({ customer, gap: one }));
      await cycles.changeGaps(of('C1', gap('2026-01-01', 10), gap('2026-01-20', 19), gap('2026-02-01', 31)), []);
      await cycles.changeGaps(of('C1', gap('2026-01-01', 12)), of('C1', gap('2026-01-20', 19)));
      await cycles.changeGaps(of('C2', gap('2026-01-01', 7), { ...gap('2026-01-01', 3), category: '' }), []);
      expect(await all(cycles.gaps('care/Ä', '2026-02-01'))).toEqual([gap('2026-01-01', 12), gap('2026-01-01', 7)]);
      expect(await all(cycles.gaps('care/Ä', '2026-02-02'))).toHaveLength(3);
      expect(await all(cycles.gaps('', '2026-02-02'))).toMatchObject([{ days: 3 }]);
    });

    it('takes a cycle once for a day and the second purchase once for ever', async () => {
      const table = await create();
      const load = await loaded(table);
      const cycles = dynamoCycleBook(table);
      const nothing = { cycle: {}, rev: 0 };
      const settle = async (cycle: Parameters<typeof cycles.learn>[1]) => {
        const standing = (await cycles.standing(['C1', 'C9'])).get('C1') ?? nothing;
        if ('fault' in standing) throw standing.fault;
        await cycles.learn('C1', cycle, standing);
        return (await load())?.cycle;
      };
      const first = { silence: learnt('2026-01-01', 40), second: learnt('2026-01-01', 20) };
      expect(await settle(first)).toEqual(first);
      expect(await settle({ silence: learnt('2026-01-01', 99), second: learnt('2026-01-01', 99) })).toEqual(first);
      const later = { silence: learnt('2026-02-01', 50), second: first.second };
      expect(await settle({ silence: learnt('2026-02-01', 50) })).toEqual(later);
      expect(await settle({})).toEqual(later);
      expect((await table.get({ pk: 'C#C1', sk: 'CYCLE' }))?.rev).toBe(2);
      // Who read before somebody else wrote keeps what that one learnt.
      await cycles.learn('C1', { silence: learnt('2026-02-01', 99), second: learnt('2026-01-01', 99) }, nothing);
      expect((await load())?.cycle).toEqual(later);
    });

    it('tells a customer that cannot be read from one that has nothing', async () => {
      const table = await create();
      await table.put({ pk: 'C#C1', sk: 'SUMMARY', type: 'SUMMARY', orderDays: 'many' });
      const standing = await dynamoCycleBook(table).standing(['C1', 'C2', 'C1']);
      expect([...standing]).toEqual([['C1', { fault: expect.any(Error) }]]);
    });
  });
}
