import { describe, expect, it } from 'vitest';
import { lapsesOn, ownMeanGap, reorderDueOn } from '../../../domain/silence/own-rhythm.ts';

const day = (on: string) => ({ day: on, category: 'rice' });
const ordered = (orderDays: number, first: string, last: string) => ({ orderDays, first: day(first), last: day(last) });

describe('a silent lapse', () => {
  it.each([
    // Mean gap 10: more than 20 days since.
    [3, '2026-01-01', '2026-01-21', '2026-02-11'],
    // Mean gap 10.5: 21 days since are not more than 21.
    [3, '2026-01-01', '2026-01-22', '2026-02-13'],
    // Mean gap 10⅓: 20 ⅔ are passed on day 21.
    [4, '2026-01-01', '2026-02-01', '2026-02-22'],
  ] as const)('of %i purchases from %s to %s begins on %s', (count, first, last, on) => {
    expect(lapsesOn(ordered(count, first, last))).toBe(on);
  });

  it('> fewer than 3 purchases → the rule of the category, not this one', () => {
    expect(lapsesOn(ordered(2, '2026-01-01', '2026-01-21'))).toBeUndefined();
    expect(lapsesOn({ orderDays: 0 })).toBeUndefined();
    expect(ownMeanGap(ordered(2, '2026-01-01', '2026-01-21'))).toBeUndefined();
  });
});

describe('the next order', () => {
  it('> is due after the own usage cycle', () => {
    expect(reorderDueOn(ordered(4, '2026-01-01', '2026-02-01'), {})).toEqual({ on: '2026-02-11', by: 'own' });
  });

  it('> no history → the segment’s median, where one was learnt for that very order', () => {
    const silence = { day: '2026-01-21', category: 'rice', days: 40, source: 'learnt', gaps: 31 } as const;
    const two = ordered(2, '2026-01-01', '2026-01-21');
    expect(reorderDueOn(two, { silence })).toEqual({ on: '2026-03-02', by: 'segment' });
    expect(reorderDueOn(two, { silence: { ...silence, source: 'fallback' } })).toBeUndefined();
    expect(reorderDueOn(two, { silence: { ...silence, day: '2026-01-01' } })).toBeUndefined();
    expect(reorderDueOn({ orderDays: 0 }, {})).toBeUndefined();
  });
});
