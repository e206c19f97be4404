import { describe, expect, it } from 'vitest';
import { meanOf, netShareOf, shareOf, studentQuantile } from '../../../domain/surveys/statistics.ts';

describe('Wilson’s interval of a share', () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies between %f and %f', (count, n, low, high) => {
    const estimate = shareOf(count, n);
    expect(estimate?.low).toBeCloseTo(low, 4);
    expect(estimate?.high).toBeCloseTo(high, 4);
    expect(estimate).toMatchObject({ value: count / n, n });
  });

  it('> an empty sample has no share: never 0 and never NaN', () => expect(shareOf(0, 0)).toBeUndefined());
});

describe('the net promoter score', () => {
  it('is promoters less detractors, and lies inside its own interval', () => {
    const score = netShareOf(70, 10, 100);
    expect(score?.value).toBeCloseTo(0.6, 12);
    // (70.5 − 10.5) / 102 ± 1.96 · √((81 / 102 − (60 / 102)²) / 102)
    const centre = 60 / 102;
    const spread = 1.959963984540054 * Math.sqrt((81 / 102 - centre ** 2) / 102);
    expect(score?.low).toBeCloseTo(centre - spread, 12);
    expect(score?.high).toBeCloseTo(centre + spread, 12);
  });

  it('does not pretend to be sure where all say the same', () => {
    const score = netShareOf(5, 0, 5);
    expect(score).toMatchObject({ value: 1, high: 1 });
    expect(score?.low).toBeLessThan(0.7);
  });

  it('> an empty sample has none', () => expect(netShareOf(0, 0, 0)).toBeUndefined());
});

describe('Student’s quantile', () => {
  // Any printed table, for instance NIST/SEMATECH e-Handbook 1.3.6.7.2.
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [9, 2.262],
    [29, 2.045],
    [99, 1.984],
    [100_000, 1.96],
  ])('of %i degrees of freedom is %f', (degrees, quantile) => expect(studentQuantile(degrees)).toBeCloseTo(quantile, 3));
});

describe('a mean', () => {
  it('has Student’s interval', () => {
    const mean = meanOf([4, 5, 3, 4, 4], [1, 5]);
    const spread = (2.7764451052 * Math.sqrt(0.5)) / Math.sqrt(5);
    expect(mean?.value).toBe(4);
    expect(mean?.low).toBeCloseTo(4 - spread, 6);
    expect(mean?.high).toBeCloseTo(4 + spread, 6);
  });

  it('never leaves the scale', () => expect(meanOf([1, 5], [1, 5])).toMatchObject({ low: 1, high: 5 }));
  it.each([[[]], [[4]]])('of %j is none: one answer says nothing of the spread', (scores) =>
    expect(meanOf(scores, [1, 5])).toBeUndefined(),
  );
});
