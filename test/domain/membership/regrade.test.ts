import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import type { Membership } from '../../../domain/membership/membership.ts';
import { periodEndOnOrAfter, regrade } from '../../../domain/membership/regrade.ts';
import { defaultSettings as settings } from '../../../domain/settings.ts';
import type { PointsEntry } from '../../../domain/summary.ts';
import { dateBetween, dayNumberOf } from '../../support/arbitraries.ts';
import { aCustomer } from '../../support/builders.ts';

const joinedOn = '2026-01-01';
/** joined_on + 60 × k */
const [end1, end2, end3] = ['2026-03-02', '2026-05-01', '2026-06-30'];
const entry = (day: string, points: string, since = day): PointsEntry => ({ day, since, points });
const grade = (today: CalendarDate, points: PointsEntry[], membership?: Membership, customer = {}) =>
  regrade({ customer: aCustomer({ joinedOn, ...customer }), membership, summary: { points }, today, settings });

describe('a period', () => {
  it.each([
    [joinedOn, end1],
    [end1, end1],
    ['2026-03-03', end2],
    [end3, end3],
    ['2025-01-01', end1],
  ] as const)('that holds %s has %s as its last day', (day, end) => {
    expect(periodEndOnOrAfter(joinedOn, day, settings)).toBe(end);
  });
});

describe('a membership', () => {
  it('is none without joined_on, nor before it', () => {
    expect(grade('2026-02-01', [], undefined, { joinedOn: undefined })).toBeUndefined();
    expect(grade('2025-12-31', [])).toBeUndefined();
  });

  it('starts on joined_on in the lowest tier, and keeps it up to the last day whatever points come', () => {
    const points = [entry('2026-01-02', '10000')];
    expect([grade(joinedOn, points), grade(end1, points)]).toEqual([
      { tier: 'ordinary', endsOn: end1 },
      { tier: 'ordinary', endsOn: end1 },
    ]);
  });

  it('is graded again after the last day, in effect on the day after', () => {
    expect(grade('2026-03-03', [entry(end1, '300')])).toEqual({
      tier: 'gold',
      endsOn: end2,
      changed: { on: '2026-03-03', from: 'ordinary', to: 'gold' },
    });
  });

  it('does not count what came on the day after the last day', () => {
    expect(grade('2026-03-03', [entry('2026-03-03', '300')])).toEqual({ tier: 'ordinary', endsOn: end2 });
  });

  it('forgets the change once a later re-grading kept the tier', () => {
    expect(grade('2026-05-02', [entry(end1, '300')])).toEqual({ tier: 'gold', endsOn: end3 });
  });

  it('goes down when points leave the window', () => {
    const stored: Membership = { tier: 'gold', endsOn: end2 };
    expect(grade('2026-05-02', [entry('2025-05-01', '300')], stored)).toEqual({
      tier: 'ordinary',
      endsOn: end3,
      changed: { on: '2026-05-02', from: 'gold', to: 'ordinary' },
    });
  });

  it('a refund counts from the moment it comes in: not for a last day before', () => {
    const points = [entry('2026-02-01', '300'), entry('2026-02-01', '-300', '2026-03-03')];
    expect(grade('2026-03-10', points)?.tier).toBe('gold');
    expect(grade('2026-05-02', points)).toMatchObject({ tier: 'ordinary', changed: { from: 'gold', to: 'ordinary' } });
  });

  it('tells that credit holds the tier back', () => {
    expect(grade('2026-03-03', [entry(end1, '300')], undefined, { credit: 'bad' })).toEqual({
      tier: 'ordinary',
      endsOn: end2,
      heldBackBy: 'credit',
    });
  });

  it('the stored one is never recomputed: neither an early upgrade nor an early downgrade', () => {
    const stored: Membership = { tier: 'platinum', endsOn: end2, changed: { on: '2026-03-03', from: 'gold', to: 'platinum' } };
    expect(grade(end2, [], stored)).toEqual(stored);
  });

  it('takes the periods of a corrected joined_on, and keeps its tier until the first of them ends', () => {
    const stored: Membership = { tier: 'gold', endsOn: '2026-04-20' };
    expect(grade('2026-04-10', [], stored)).toEqual({ tier: 'gold', endsOn: end2 });
    expect(grade('2026-05-02', [], grade('2026-04-10', [], stored))?.tier).toBe('ordinary');
  });
});

describe('whatever was missed', () => {
  const somePoints = fc.array(
    fc.tuple(dateBetween('2023-01-01', '2026-12-31'), fc.integer({ min: -900, max: 2500 }), fc.integer({ min: 0, max: 90 })),
    { maxLength: 12 },
  );
  const toEntries = (rows: readonly (readonly [string, number, number])[]) =>
    rows.map(([day, points, later]) => entry(day, String(points), addDays(day, later)));

  it('catching up many periods at once equals re-grading day by day', () => {
    fc.assert(
      fc.property(
        dateBetween('2023-06-01', '2025-12-31'),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(7, 60, 365),
        fc.constantFrom('good' as const, 'bad' as const),
        somePoints,
        (joined, days, stride, tierValidityDays, credit, rows) => {
          const step = (today: CalendarDate, membership: Membership | undefined) =>
            regrade({
              customer: { joinedOn: joined, credit },
              membership,
              summary: { points: toEntries(rows) },
              today,
              settings: { ...settings, tierValidityDays },
            });
          let daily: Membership | undefined;
          for (let day = 0; day < days; day += stride) daily = step(addDays(joined, day), daily);
          const today = addDays(joined, days);
          expect(step(today, daily)).toEqual(step(today, undefined));
        },
      ),
    );
  });

  it('the tier is what the last day before today gives, by a plain calculation', () => {
    fc.assert(
      fc.property(dateBetween('2006-01-01', '2026-06-30'), dateBetween('2024-06-01', '2026-12-31'), somePoints, (joined, today, rows) => {
        const age = dayNumberOf(today) - dayNumberOf(joined);
        const membership = regrade({
          customer: { joinedOn: joined, credit: 'good' },
          membership: undefined,
          summary: { points: toEntries(rows) },
          today,
          settings,
        });
        fc.pre(age >= 0);
        const periods = Math.max(0, Math.ceil(age / 60) - 1);
        const gradedOn = addDays(joined, 60 * periods);
        const yearBefore = `${Number(gradedOn.slice(0, 4)) - 1}${gradedOn.slice(4) === '-02-29' ? '-02-28' : gradedOn.slice(4)}`;
        const sum = rows
          .filter(([day, , later]) => day > yearBefore && day <= gradedOn && addDays(day, later) <= gradedOn)
          .reduce((total, [, points]) => total + points, 0);
        const tier = periods === 0 ? 'ordinary' : sum >= 10_000 ? 'diamond' : sum >= 3000 ? 'platinum' : sum >= 300 ? 'gold' : 'ordinary';
        expect(membership).toMatchObject({ tier, endsOn: addDays(joined, 60 * (periods + 1)) });
      }),
    );
  });
});

describe('an early upgrade', () => {
  const early = { ...settings, earlyUpgrade: true };
  const upgrade = (today: CalendarDate, points: PointsEntry[], membership: Membership | undefined, customer = {}) =>
    regrade({ customer: aCustomer({ joinedOn, ...customer }), membership, summary: { points }, today, settings: early });
  const gold: Membership = { tier: 'gold', endsOn: end1 };

  it('> is off unless the settings say so', () => {
    expect(grade('2026-02-01', [entry('2026-02-01', '3000')], gold)).toEqual(gold);
  });

  it.each([
    ['2999', 'gold'],
    ['3000', 'platinum'],
    ['9999', 'platinum'],
    ['10000', 'diamond'],
  ])('gives %s points %s on the day they come in, and leaves the period as it is', (points, tier) => {
    const next = upgrade('2026-02-01', [entry('2026-02-01', points)], gold);
    expect(next).toEqual(tier === 'gold' ? gold : { tier, endsOn: end1, changed: { on: '2026-02-01', from: 'gold', to: tier } });
  });

  it('> never an early downgrade, whatever is refunded', () => {
    expect(upgrade('2026-02-01', [entry('2026-01-02', '300'), entry('2026-01-02', '-300', '2026-02-01')], gold)).toEqual(gold);
  });

  it('waits for good credit', () => {
    expect(upgrade('2026-02-01', [entry('2026-02-01', '10000')], gold, { credit: 'bad' })).toEqual(gold);
  });

  it('looked at twice changes nothing the second time', () => {
    const points = [entry('2026-02-01', '3000')];
    const once = upgrade('2026-02-01', points, gold);
    expect(upgrade('2026-02-02', points, once)).toBe(once);
  });
});
