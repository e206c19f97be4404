import { describe, expect, it } from 'vitest';
import type { Credit } from '../../../domain/customer.ts';
import { decideTierNotice } from '../../../domain/membership/tier-notice.ts';
import { defaultSettings as settings } from '../../../domain/settings.ts';
import type { PointsEntry } from '../../../domain/summary.ts';

const endsOn = '2026-12-05';
const today = '2026-11-21';
const entry = (day: string, points: string, since = day): PointsEntry => ({ day, since, points });
const decide = (tier: string, points: PointsEntry[], credit: Credit | undefined = 'good', on = today) =>
  decideTierNotice({ membership: { tier, endsOn }, summary: { points }, credit, settings, today: on });

describe('a tier notice', () => {
  it('tells what is missing to keep the tier', () => {
    expect(decide('gold', [entry('2026-06-01', '120.5')])).toEqual({
      kind: 'notice',
      values: { tier: 'gold', endsOn, days: 14, points: 120.5, missingToKeep: 179.5, nextTier: 'platinum', missingToNext: 2879.5 },
    });
  });

  it.each(['ordinary', 'a tier of old settings'])('is none for the lowest tier (%s)', (tier) => {
    expect(decide(tier, [])).toEqual({ kind: 'nothing' });
  });

  it('is none without membership, nor after the last day', () => {
    expect(decideTierNotice({ membership: undefined, summary: { points: [] }, credit: 'good', settings, today })).toEqual({
      kind: 'nothing',
    });
    expect(decide('gold', [], 'good', '2026-12-06')).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['this tier', '300'],
    ['a higher one', '3000'],
  ])('is already safe where the points in hand give %s', (_tier, points) => {
    expect(decide('gold', [entry('2026-06-01', points)])).toEqual({ kind: 'already-safe' });
  });

  it('is one by a hundredth', () => {
    expect(decide('gold', [entry('2026-06-01', '299.99')])).toMatchObject({ kind: 'notice', values: { missingToKeep: 0.01 } });
  });

  it('counts what will still be inside the window on the last day', () => {
    expect(decide('gold', [entry('2025-12-05', '300')])).toMatchObject({ kind: 'notice', values: { points: 0 } });
    expect(decide('gold', [entry('2025-12-06', '300')])).toEqual({ kind: 'already-safe' });
  });

  it('looks at what is in hand when it is decided: a refund that has come in, not points still to come', () => {
    const bought = entry('2026-06-01', '300');
    expect(decide('gold', [bought, entry('2026-06-01', '-1', today)])).toMatchObject({ kind: 'notice' });
    expect(decide('gold', [bought, entry('2026-06-01', '-1', '2026-11-22')])).toEqual({ kind: 'already-safe' });
    expect(decide('gold', [entry('2026-11-22', '300')])).toMatchObject({ kind: 'notice', values: { points: 0 } });
  });

  it.each(['bad', undefined] as const)('goes with %s credit, however many points there are; none is missing then', (credit) => {
    expect(
      decideTierNotice({
        membership: { tier: 'gold', endsOn },
        summary: { points: [entry('2026-06-01', '5000')] },
        credit,
        settings,
        today,
      }),
    ).toEqual({
      kind: 'notice',
      values: { tier: 'gold', endsOn, days: 14, points: 5000, missingToKeep: 0 },
    });
  });
});
