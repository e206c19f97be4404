import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../domain/settings.ts';
import { GapStatistics, learnSecond, learnSilence, lowerMedian, secondPurchaseUntil } from '../../../domain/silence/learn-cycle.ts';

const thirtyGaps = Array.from({ length: 30 }, (_, index) => index + 1);
const withWinBack = (differences: Partial<typeof defaultSettings.winBack>) => ({ winBack: { ...defaultSettings.winBack, ...differences } });
const ask = (gaps: readonly number[], differences = {}, category = 'care') => ({
  day: '2026-06-01',
  category,
  gaps: GapStatistics.of(gaps),
  settings: withWinBack(differences),
});

describe('lowerMedian', () => {
  it.each([
    [[], undefined],
    [[5], 5],
    [[9, 1], 1],
    [[9, 1, 4], 4],
    [[10, 2, 9, 3], 3],
  ])('of %j is %s: the lower middle of an even count', (values, median) => {
    expect(lowerMedian(values)).toBe(median);
  });
});

describe('GapStatistics', () => {
  it('answers after each gap what sorting all of them would', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 4000 })), { maxLength: 60 }), (gaps) => {
        const statistics = new GapStatistics();
        expect([statistics.count, statistics.median()]).toEqual([0, undefined]);
        gaps.forEach((gap, index) => {
          statistics.add(gap);
          expect([statistics.count, statistics.median()]).toEqual([index + 1, lowerMedian(gaps.slice(0, index + 1))]);
        });
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s: a gap is whole days', (days) => {
    expect(() => new GapStatistics().add(days)).toThrow(RangeError);
  });
});

describe('the cycle of silence', () => {
  it('is `winBack.cycleDays` where set', () => {
    const cycle = learnSilence(ask(thirtyGaps, { cycleDays: 90, cycleDaysByCategory: { care: 45 } }));
    expect(cycle).toEqual({ day: '2026-06-01', category: 'care', days: 90, source: 'setting', gaps: 0 });
  });

  it('else `cycleDaysByCategory`', () => {
    expect(learnSilence(ask(thirtyGaps, { cycleDaysByCategory: { care: 45 } }))).toMatchObject({ days: 45, source: 'category' });
    expect(learnSilence(ask(thirtyGaps, { cycleDaysByCategory: { '': 45 } }, ''))).toMatchObject({ days: 45, source: 'category' });
  });

  it('else the median gap of the category where at least `minimumGaps` gaps are known', () => {
    expect(learnSilence(ask(thirtyGaps))).toMatchObject({ days: 15, source: 'learnt', gaps: 30 });
  });

  it('else `fallbackCycleDays`', () => {
    expect(learnSilence(ask(thirtyGaps.slice(1)))).toMatchObject({ days: 180, source: 'fallback', gaps: 0 });
    expect(learnSilence(ask([], { minimumGaps: 0 }))).toMatchObject({ days: 180, source: 'fallback' });
  });

  it('a category named like something every object has is a category like any other', () => {
    expect(learnSilence(ask([], {}, 'constructor'))).toMatchObject({ days: 180, source: 'fallback' });
  });
});

describe('the second purchase', () => {
  it('is due after half the median first gap, rounded down', () => {
    expect(learnSecond(ask(thirtyGaps))).toEqual({ day: '2026-06-01', category: 'care', days: 7, source: 'learnt', gaps: 30, median: 15 });
  });

  it.each([
    ['an odd median of 15 days', 15, '2026-06-23'],
    ['an even one of 14', 14, '2026-06-22'],
    ['one of a day', 1, '2026-06-02'],
    ['the usual one, where none was learnt', undefined, '2026-08-30'],
  ])('> care 12: until 1.5 × the median first gap: %s', (_which, median, until) => {
    const days = median === undefined ? 30 : Math.floor(median / 2);
    const cycle = { day: '2026-06-01', category: '', days, source: 'learnt' as const, gaps: 30 };
    expect(secondPurchaseUntil(median === undefined ? cycle : { ...cycle, median })).toBe(until);
  });

  it('fallback: first order + 30 days', () => {
    expect(learnSecond(ask(thirtyGaps.slice(1)))).toMatchObject({ days: 30, source: 'fallback' });
  });

  it('takes no notice of the cycles configured for silence', () => {
    expect(learnSecond(ask(thirtyGaps, { cycleDays: 90, cycleDaysByCategory: { care: 45 } }))).toMatchObject({ days: 7, source: 'learnt' });
  });
});
