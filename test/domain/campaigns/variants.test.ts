import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignResults } from '../../../domain/campaigns/campaign-results.ts';
import { planShape, textsShape } from '../../../domain/campaigns/draft-shape.ts';
import { findingsOfGaps } from '../../../domain/campaigns/text-findings.ts';
import { variantOf } from '../../../domain/campaigns/variant.ts';
import { LEAST_PER_VARIANT } from '../../../domain/campaigns/variant-results.ts';
import { readSpoken, spokenStep, textsOfVariant } from '../../../domain/campaigns/variant-texts.ts';
import { inHoldout } from '../../../domain/holdout.ts';
import { aPlan, theTexts } from '../../support/campaign-edits.ts';

const step = { id: 'card', variants: ['a', 'b'] as const };
const people = Array.from({ length: 20_000 }, (_, n) => `C${n}`);

describe('> each customer has one variant of a step for ever, in equal shares', () => {
  it('the same whenever it is asked', () => {
    fc.assert(
      fc.property(fc.string(), (customer) => {
        expect(variantOf('win-back', step, customer)).toBe(variantOf('win-back', step, customer));
      }),
    );
  });

  it('half of them each, among those who are left out for comparison too', () => {
    const share = (of: readonly string[]) => of.filter((one) => variantOf('win-back', step, one) === 'b').length / of.length;
    expect(share(people)).toBeCloseTo(0.5, 1);
    expect(share(people.filter((one) => inHoldout('win-back', one, 10)))).toBeCloseTo(0.5, 1);
  });

  it('a third where there are three, by another hash at each step', () => {
    const three = { id: 'card', variants: ['a', 'b', 'c'] as const };
    const mine = people.filter((one) => variantOf('win-back', three, one) === 'c');
    expect(mine.length / people.length).toBeCloseTo(1 / 3, 1);
    const next = mine.filter((one) => variantOf('win-back', { ...three, id: 'nudge' }, one) === 'c');
    expect(next.length / mine.length).toBeCloseTo(1 / 3, 1);
  });

  it('none where the step says one thing to all', () => {
    expect(variantOf('win-back', { id: 'card' }, 'C1')).toBeUndefined();
  });
});

it('what a step and its variant are counted under is read back', () => {
  expect(readSpoken(spokenStep('day-14', 'b'))).toEqual({ step: 'day-14', variant: 'b' });
  expect(readSpoken('day-14')).toEqual({ step: 'day-14', variant: undefined });
});

describe('words of a variant', () => {
  const { card } = theTexts().en!.steps;
  const english = { ...theTexts().en!, steps: { card: { ...card, variants: { b: { sms: 'Another word' } } } } };

  it('take the place of the step’s own; the first has those', () => {
    expect(textsOfVariant(english, 'card', 'b').steps.card).toEqual({ sms: 'Another word' });
    expect(textsOfVariant(english, 'card', 'a')).toEqual(english);
  });

  it('are written on every channel and in every language that the others are', () => {
    const steps = [{ ...aPlan().steps[0]!, channels: ['email', 'sms'] as const, variants: ['a', 'b'] as const }];
    const found = findingsOfGaps(aPlan({ steps }), { ...theTexts(), en: english }).map(({ variant, channel, locale, grave }) => [
      variant,
      channel,
      locale,
      grave,
    ]);
    expect(found).toEqual([
      ['b', 'email', 'en', true],
      ['b', 'sms', 'zh', true],
    ]);
  });

  it('are letters of a closed list, each once', () => {
    const withVariants = (variants: unknown) => planShape.safeParse({ ...aPlan(), steps: [{ ...aPlan().steps[0], variants }] }).success;
    expect([['a', 'b'], [], ['a', 'a'], ['a', '__proto__'], ['e'], 'ab'].map(withVariants)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(textsShape.safeParse({ en: { why: '', steps: { card: { variants: { z: { sms: '' } } } } } }).success).toBe(false);
  });
});

describe('the results of variants', () => {
  const counts = (reached: readonly [number, number], n = 1000) => ({
    'ask~a|email|delivered': n,
    'ask~a|email|ordered': reached[0],
    'ask~b|email|delivered': n,
    'ask~b|email|ordered': reached[1],
    'ask~b|-|skipped:holdout': 50,
    'ask~b|-|ordered:holdout': 50,
  });
  const resultsOf = (all: Readonly<Record<string, number>>, day = '2026-01-10') =>
    campaignResults({ id: 'win-back', steps: [{ id: 'ask', variants: ['a', 'b'] }], days: [{ day, counts: all }], today: '2026-11-22' });

  it('are told beside each other, without those who were left out', () => {
    const [{ variants } = { variants: [] }] = resultsOf(counts([100, 180])).variants;
    expect(variants).toMatchObject([
      { variant: 'a', n: 1000, reached: 100 },
      { variant: 'b', n: 1000, reached: 180, verdict: { kind: 'more' } },
    ]);
  });

  it.each([
    ['fewer', counts([180, 100])],
    ['not-shown', counts([100, 110])],
    ['too-early', counts([50, 90], LEAST_PER_VARIANT - 1)],
    ['too-early', counts([2, 7])],
  ] as const)('%s', (kind, all) => {
    expect(resultsOf(all).variants[0]?.variants[1]?.verdict?.kind).toBe(kind);
  });

  it('wait until the time of a message is over', () => {
    expect(resultsOf(counts([100, 180]), '2026-11-01').variants[0]?.variants[1]).toMatchObject({ n: 0, verdict: { kind: 'too-early' } });
  });

  it('are rows of their step, which add up, and one step to the comparison with those who were left out', () => {
    const { rows, total, lift } = resultsOf(counts([100, 180]));
    expect(rows.map((row) => row.step)).toEqual(['ask~a', 'ask~b', 'ask~b']);
    expect([total.sent, lift.asked.n, lift.holdout.n]).toEqual([2000, 2000, 50]);
  });
});
