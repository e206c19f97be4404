import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeFor, lowestTier, pointsInWindow, tierRank } from '../../../domain/membership/grade.ts';
import { defaultSettings as settings } from '../../../domain/settings.ts';
import type { PointsEntry } from '../../../domain/summary.ts';
import { dateBetween } from '../../support/arbitraries.ts';

const entry = (day: string, points: string, since = day): PointsEntry => ({ day, since, points });
const sum = (entries: PointsEntry[], lastDay: string, inHandBy?: string) =>
  pointsInWindow({ points: entries }, lastDay, settings, inHandBy).toFixed();

describe('the points of a window', () => {
  it('are those dated in (t − 12 months, t]', () => {
    const entries = ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01'].map((day, index) => entry(day, String(10 ** index)));
    expect(sum(entries, '2026-03-31')).toBe('110');
  });

  it('a window that begins on 29 February clamps to the month’s end', () => {
    expect(sum([entry('2023-02-28', '1'), entry('2023-03-01', '10')], '2024-02-29')).toBe('10');
  });

  it('a refund counts from the moment it comes in', () => {
    const entries = [entry('2026-01-01', '300'), entry('2026-01-01', '-1', '2026-02-02')];
    expect([sum(entries, '2026-02-01', '2026-02-01'), sum(entries, '2026-02-01', '2026-02-02'), sum(entries, '2026-02-01')]).toEqual([
      '300',
      '299',
      '299',
    ]);
  });

  it('a sum below 0 counts as 0', () => {
    expect(sum([entry('2026-01-01', '-0.01')], '2026-02-01')).toBe('0');
  });
});

describe('the grade', () => {
  it.each([
    ['0', 'ordinary'],
    ['299', 'ordinary'],
    ['299.999999999999999999', 'ordinary'],
    ['300', 'gold'],
    ['2999', 'gold'],
    ['2999.99', 'gold'],
    ['3000', 'platinum'],
    ['9999', 'platinum'],
    ['9999.9999999999999999', 'platinum'],
    ['10000', 'diamond'],
    ['123456789', 'diamond'],
  ])('of %s points with good credit is %s: thresholds are compared on the exact sum', (points, tier) => {
    expect(gradeFor(new Big(points), 'good', settings)).toEqual({ tier });
  });

  it.each(['300', '3000', '10000'])('of %s points with bad or blank credit is the lowest, reason credit', (points) => {
    const lowest = { tier: 'ordinary', heldBackBy: 'credit' };
    expect([gradeFor(new Big(points), 'bad', settings), gradeFor(new Big(points), undefined, settings)]).toEqual([lowest, lowest]);
  });

  it('credit holds nobody back below the first threshold, nor where the tier does not ask for it', () => {
    expect(gradeFor(new Big('299'), 'bad', settings)).toEqual({ tier: 'ordinary' });
    const kind = {
      tiers: [
        { id: 'gold', from: 300 },
        { id: 'ordinary', from: 0 },
      ],
    };
    expect(gradeFor(new Big('300'), 'bad', kind)).toEqual({ tier: 'gold' });
  });

  it('never falls when points are added', () => {
    const points = fc.integer({ min: 0, max: 1_500_000 }).map((cents) => new Big(cents).div(100));
    fc.assert(
      fc.property(points, points, (some, more) => {
        const [less, plus] = [some, some.plus(more)].map((sum) => tierRank(gradeFor(sum, 'good', settings).tier, settings));
        expect(plus).toBeLessThanOrEqual(less ?? Number.NaN);
      }),
    );
  });
});

it('tiers rank from 0, the highest; the last is the lowest, where a tier that settings no longer know ranks too', () => {
  expect(['diamond', 'platinum', 'gold', 'ordinary', 'silver of old'].map((id) => tierRank(id, settings))).toEqual([0, 1, 2, 3, 3]);
  expect(lowestTier(settings).id).toBe('ordinary');
});

it('what lies outside the window never counts', () => {
  const days = fc.array(fc.tuple(dateBetween('2024-01-01', '2027-12-31'), fc.integer({ min: -50, max: 500 })), { maxLength: 20 });
  fc.assert(
    fc.property(days, dateBetween('2025-06-01', '2026-12-31'), (rows, lastDay) => {
      const entries = rows.map(([day, points]) => entry(day, String(points)));
      const yearBefore = `${Number(lastDay.slice(0, 4)) - 1}${lastDay.slice(4) === '-02-29' ? '-02-28' : lastDay.slice(4)}`;
      const inside = rows.filter(([day]) => day > yearBefore && day <= lastDay).reduce((total, [, points]) => total + points, 0);
      expect(sum(entries, lastDay)).toBe(String(Math.max(0, inside)));
    }),
  );
});
