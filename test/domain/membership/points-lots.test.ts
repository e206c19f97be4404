import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../../domain/calendar/calendar-date.ts';
import { pointsInWindow } from '../../../domain/membership/grade.ts';
import { lastDayInside, pointsLots } from '../../../domain/membership/points-lots.ts';
import type { Order, PointsEvent } from '../../../domain/order.ts';
import { defaultSettings as settings } from '../../../domain/settings.ts';
import { summarise } from '../../../domain/summarise.ts';
import { dateBetween } from '../../support/arbitraries.ts';
import { anOrder, anOrderLine } from '../../support/builders.ts';

const today = '2026-11-21';
const order = (id: string, day: string, quantity: string, refundOf?: string): Order =>
  anOrder({ id, day, at: Date.parse(`${day}T09:00:00Z`), lines: [anOrderLine({ quantity, unitPrice: '1', refundOf })] });
const gift = (id: string, day: string, points: string): PointsEvent => ({ id, day, points, source: 'promotion' });
const lots = (orders: Order[], events: PointsEvent[] = [], asOf = today) => pointsLots(orders, events, asOf, settings);

describe('the ledger of points', () => {
  it('keeps a lot per order and event, oldest first, each with the last day on which it counts', () => {
    expect(lots([order('O1', '2026-03-01', '300')], [gift('E1', '2026-02-01', '50')])).toEqual([
      { source: 'promotion', id: 'E1', day: '2026-02-01', earned: '50', takenBack: '0', left: '50', countsUntil: '2027-01-31' },
      { source: 'order', id: 'O1', day: '2026-03-01', earned: '300', takenBack: '0', left: '300', countsUntil: '2027-02-28' },
    ]);
  });

  it('> a refund takes from the lot of the order that it names, not from the newest, from the day on which it came in', () => {
    const orders = [order('O1', '2026-03-01', '300'), order('O2', '2026-05-01', '100'), order('R', '2026-06-01', '-120', 'O1')];
    expect(lots(orders).map(({ id, takenBack, left }) => [id, takenBack, left])).toEqual([
      ['O1', '120', '180'],
      ['O2', '0', '100'],
    ]);
    expect(lots(orders, [], '2026-05-31').map(({ left }) => left)).toEqual(['300', '100']);
  });

  it('a refund that names no order, or one that is not known, takes on its own day', () => {
    for (const refundOf of [undefined, 'elsewhere'])
      expect(
        lots([order('O1', '2026-03-01', '300'), order('R', '2026-06-01', '-120', refundOf)]).map(({ id, left }) => [id, left]),
      ).toEqual([
        ['O1', '300'],
        ['R', '-120'],
      ]);
  });

  it.each([
    ['2025-08-31', 6, '2026-02-28'],
    ['2026-02-28', 6, '2026-08-27'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-02-28', 12, '2026-02-27'],
    ['2026-01-15', 12, '2027-01-14'],
  ] as const)('%s counts in windows of %i months up to %s: month ends clamp', (day, months, last) => {
    expect(lastDayInside(day, months)).toBe(last);
    expect(addMonths(last, -months) < day).toBe(true);
    expect(addMonths(addDays(last, 1), -months) < day).toBe(false);
  });

  it('31 August less six months is the last of February: what came on it is outside, the day after inside', () => {
    const half = { ...settings, points: { ...settings.points, windowMonths: 6 } };
    const sum = (day: string) => pointsInWindow({ points: [{ day, since: day, points: '7' }] }, '2026-08-31', half).toFixed();
    expect([sum('2026-02-28'), sum('2026-03-01')]).toEqual(['0', '7']);
  });

  it('comes to the points that the grading counts, whatever is refunded when', () => {
    const row = fc.record({
      day: dateBetween('2025-06-01', '2026-11-21'),
      quantity: fc.integer({ min: -50, max: 400 }),
      refundOf: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.array(row, { maxLength: 3 }),
        dateBetween('2026-01-01', '2026-11-21'),
        (rows, gifts, asOf) => {
          const orders = rows.map(({ day, quantity, refundOf }, n) =>
            order(`O${n}`, day, String(quantity), refundOf === undefined || refundOf >= n ? undefined : `O${refundOf}`),
          );
          const events = gifts.map(({ day, quantity }, n) => gift(`E${n}`, day, String(quantity)));
          // A refund that comes before its order, which no till can print, has its own say in the two.
          const sensible = orders.filter(({ day, lines: [line] }) => orders.every(({ id, day: of }) => id !== line?.refundOf || of <= day));
          const left = lots(sensible, events, asOf)
            .filter(({ countsUntil }) => countsUntil >= asOf)
            .reduce((sum, lot) => sum.plus(lot.left), new Big(0));
          const counted = pointsInWindow(summarise(sensible, events, today, settings), asOf, settings, asOf);
          expect((left.lt(0) ? new Big(0) : left).toFixed()).toBe(counted.toFixed());
        },
      ),
    );
  });
});
