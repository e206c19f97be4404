import { describe, expect, it } from 'vitest';
import type { Credit } from '../../../domain/customer.ts';
import { compareGrades } from '../../../domain/membership/compare-grades.ts';
import { forecastGrade } from '../../../domain/membership/forecast-grade.ts';
import { defaultSettings as settings } from '../../../domain/settings.ts';
import type { PointsEntry } from '../../../domain/summary.ts';

const today = '2026-11-21';
const entry = (day: string, points: string): PointsEntry => ({ day, since: day, points });
const forecast = (tier: string, points: PointsEntry[], credit: Credit | undefined = 'good', endsOn = '2026-12-05') =>
  forecastGrade({ membership: { tier, endsOn }, summary: { points }, credit, settings, today });

describe('the grade to come', () => {
  it.each([
    ['299', 'ordinary', 'down', { tier: 'gold', missing: '1' }],
    ['300', 'gold', 'same', { tier: 'platinum', missing: '2700' }],
    ['2999.5', 'gold', 'same', { tier: 'platinum', missing: '0.5' }],
    ['3000', 'platinum', 'up', { tier: 'diamond', missing: '7000' }],
    ['9999', 'platinum', 'up', { tier: 'diamond', missing: '1' }],
    ['10000', 'diamond', 'up', undefined],
  ] as const)('of %s points in a gold period is %s (%s)', (points, tier, direction, next) => {
    expect(forecast('gold', [entry('2026-06-01', points)])).toEqual({
      on: '2026-12-05',
      pointsNow: points,
      pointsThen: points,
      tier,
      direction,
      ...(next === undefined ? {} : { next }),
    });
  });

  it('> on points still inside the window on the last day: what is a year old by then counts today only', () => {
    const points = [entry('2025-12-05', '200'), entry('2025-12-06', '250')];
    expect(forecast('gold', points)).toMatchObject({ pointsNow: '450', pointsThen: '250', tier: 'ordinary', direction: 'down' });
  });

  it('says when credit, not points, stands in the way', () => {
    expect(forecast('ordinary', [entry('2026-06-01', '5000')], 'bad')).toMatchObject({
      tier: 'ordinary',
      heldBackBy: 'credit',
      direction: 'same',
    });
  });

  it('a period that is over is looked at as of today', () => {
    expect(forecast('gold', [], 'good', '2026-11-01').on).toBe(today);
  });
});

describe('other thresholds', () => {
  const other = {
    ...settings,
    tiers: [
      { id: 'gold', from: 500, goodCredit: true },
      { id: 'ordinary', from: 0 },
    ],
  };
  const compare = (points: string, credit: Credit = 'good') =>
    compareGrades({ summary: { points: [entry('2026-06-01', points)] }, credit }, settings, other, today);

  it.each([
    ['299', 'ordinary', 'ordinary'],
    ['499', 'gold', 'ordinary'],
    ['500', 'gold', 'gold'],
    ['12000', 'diamond', 'gold'],
  ] as const)('take somebody with %s points from %s to %s', (points, from, to) => {
    expect(compare(points)).toEqual({ from, to, points });
  });

  it('another window counts other points', () => {
    const short = { ...settings, points: { ...settings.points, windowMonths: 3 } };
    expect(compareGrades({ summary: { points: [entry('2026-06-01', '300')] }, credit: 'good' }, settings, short, today)).toEqual({
      from: 'gold',
      to: 'ordinary',
      points: '0',
    });
  });
});
