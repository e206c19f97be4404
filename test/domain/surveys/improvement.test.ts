import { describe, expect, it } from 'vitest';
import { gapOf, type Improvement, MEASURED_DAYS, measure, remeasure, remeasuredDays } from '../../../domain/surveys/improvement.ts';

const marks = (n: number, perceived: number, expected = 4) => Array.from({ length: n }, () => ({ perceived, expected }));
const before = measure([...marks(10, 2), ...marks(10, 3)]);
const improvement: Pick<Improvement, 'before' | 'remeasureOn'> = { before, remeasureOn: '2026-12-01' };

describe('> care 36: re-measure the same factor', () => {
  it('keeps whole numbers, whose gap is exact', () => {
    expect(before).toEqual({ n: 20, perceived: 50, expected: 80, squares: 50 });
    expect(gapOf(before)).toBe(-1.5);
    expect(gapOf(measure([]))).toBeUndefined();
  });

  it('waits until its day', () => {
    expect(remeasure(improvement, measure(marks(50, 4)), '2026-11-30')).toEqual({ kind: 'waiting' });
    expect(remeasure(improvement, measure(marks(50, 4)), '2026-12-01').kind).toBe('measured');
  });

  it.each([0, 9])('> action without re-measure stays open: after %i answers', (n) => {
    expect(remeasure(improvement, measure(marks(n, 4)), '2027-12-01')).toEqual({ kind: 'open', n, least: 10 });
  });

  it.each([
    ['better', measure(marks(10, 4)), 1.5],
    ['worse', measure([...marks(10, 1), ...marks(10, 2)]), -1],
    ['not-shown', measure([...marks(10, 2), ...marks(10, 3)]), 0],
    ['not-shown', measure([...marks(6, 2), ...marks(5, 3), ...marks(1, 5)]), 0.1667],
  ] as const)('is %s', (verdict, after, moved) => {
    const result = remeasure(improvement, after, '2026-12-01');
    expect(result).toMatchObject({ kind: 'measured', verdict, moved: { value: expect.closeTo(moved, 3) } });
  });

  it('gives the interval of Welch: n − 1, both errors added', () => {
    const result = remeasure(improvement, measure(marks(10, 4)), '2026-12-01');
    // Before: differences −2 and −1, ten each: s² = 5/19; after: none.
    const error = 1.959964 * Math.sqrt(5 / 19 / 20);
    expect(result).toMatchObject({ moved: { low: expect.closeTo(1.5 - error, 9), high: expect.closeTo(1.5 + error, 9) } });
  });

  it('looks at answers from that day on, for as long as before', () => {
    expect(remeasuredDays(improvement)).toEqual({ from: '2026-12-01', to: '2027-03-01' });
    expect(MEASURED_DAYS).toBe(90);
  });
});
