import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, indexText, LEAST_ANSWERS, rankFactors, satisfactionIndex } from '../../../domain/surveys/satisfaction-index.ts';

const mark = fc.integer({ min: 1, max: 5 });
const marks = fc.array(fc.record({ perceived: mark, expected: mark }), { minLength: 1, maxLength: 200 });

it.each([
  [4, 3, 'exceeds'],
  [3, 3, 'acceptable'],
  [2, 3, 'dissatisfied'],
] as const)('> C > 1 exceeds, C = 1 acceptable, C < 1 dissatisfied: %i of %i is %s', (perceived, expected, band) => {
  expect(bandOf(perceived, expected)).toBe(band);
});

describe('the index of many', () => {
  it('> is the mean perceived by the mean expected, never the mean of ratios', () => {
    const index = satisfactionIndex([
      { perceived: 5, expected: 1 },
      { perceived: 1, expected: 5 },
    ]);
    // The mean of ratios would be (5 + 0.2) / 2 = 2.6.
    expect(index).toMatchObject({
      n: 2,
      perceived: 6,
      expected: 6,
      band: 'acceptable',
      bands: { exceeds: 1, acceptable: 0, dissatisfied: 1 },
    });
  });

  it('> compares its band exactly, however near to 1 it lies', () => {
    const all = Array.from({ length: 3000 }, (_, at) => ({ perceived: at === 0 ? 4 : 5, expected: 5 }));
    const index = satisfactionIndex(all);
    expect(index?.band).toBe('dissatisfied');
    expect(index === undefined ? '' : indexText(index)).toBe('0.99');
  });

  it('is written as a 1 only where it is exactly 1', () => {
    fc.assert(
      fc.property(marks, (all) => {
        const index = satisfactionIndex(all);
        if (index === undefined) return false;
        const text = indexText(index);
        return (
          (text === '1.00') === (index.band === 'acceptable') && Math.abs(Number(text) - index.perceived / index.expected) <= 0.0100001
        );
      }),
    );
  });

  it('> has no value for an empty sample, nor where nothing was expected', () => {
    expect(satisfactionIndex([])).toBeUndefined();
    expect(satisfactionIndex([{ perceived: 3, expected: 0 }])).toBeUndefined();
  });
});

describe('factors', () => {
  const answers = (factor: string, count: number, perceived: number, expected: number) =>
    Array.from({ length: count }, () => ({ factors: { [factor]: { perceived, expected } } }));

  it(`> a factor needs n ≥ ${LEAST_ANSWERS}: below it only the size of the sample is told`, () => {
    const [nine] = rankFactors(answers('care', 9, 2, 4));
    const [ten] = rankFactors(answers('care', 10, 2, 4));
    expect(nine).toEqual({ factor: 'care', n: 9 });
    expect(ten).toMatchObject({ factor: 'care', n: 10, index: { band: 'dissatisfied', gap: -2 } });
  });

  it('> stand by gap × importance, what fell shortest of what matters most first', () => {
    const all = [
      ...answers('care', 10, 3, 4),
      ...answers('product', 10, 2, 4),
      ...answers('company', 3, 1, 5),
      ...answers('service', 10, 5, 4),
    ];
    expect(rankFactors(all).map(({ factor }) => factor)).toEqual(['product', 'care', 'service', 'company']);
    expect(rankFactors(all, { care: 3 }).map(({ factor }) => factor)).toEqual(['care', 'product', 'service', 'company']);
  });
});
