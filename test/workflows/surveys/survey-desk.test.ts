import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer } from '../../../domain/answer.ts';
import { addDays } from '../../../domain/calendar/calendar-date.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { resultsOf } from '../../../workflows/surveys/survey-desk.ts';
import { aTableWith } from '../../support/answering.ts';

const campaigns = ['satisfaction-survey', 'win-back'] as const;
const [products, tiers] = [
  ['FILTER-2', 'WM-7', undefined],
  ['gold', 'ordinary', undefined],
] as const;
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

const anAnswer = fc.record({
  campaign: fc.constantFrom(...campaigns),
  /** From the end of October into December: a period crosses months. */
  day: fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-10-28', days)),
  perceived: fc.integer({ min: 1, max: 5 }),
  expected: fc.integer({ min: 1, max: 5 }),
  nps: optional(fc.integer({ min: 0, max: 10 })),
  csat: optional(fc.integer({ min: 1, max: 5 })),
  ces: optional(fc.integer({ min: 1, max: 7 })),
  product: fc.constantFrom(...products),
  tier: fc.constantFrom(...tiers),
});

const aFilter = fc.record({
  campaign: fc.constantFrom(...campaigns),
  from: fc.integer({ min: 0, max: 40 }),
  days: fc.integer({ min: 0, max: 40 }),
  product: optional(fc.constantFrom('FILTER-2', 'WM-7')),
  tier: optional(fc.constantFrom('gold', 'ordinary')),
});

/** Wilson's interval as the two shares at which the sample lies just 1.96 deviations off: the roots of (p − x)² = z² x (1 − x) / n. */
function wilsonByRoots(count: number, n: number): readonly [number, number] {
  const z2 = 1.959963984540054 ** 2;
  const [a, b, c] = [1 + z2 / n, -(2 * (count / n) + z2 / n), (count / n) ** 2];
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}

it('> results by campaign, product, tier and period are those of the answers that fall into them, and of no other', async () => {
  const run = async (given: readonly Drawn<typeof anAnswer>[], filters: readonly Drawn<typeof aFilter>[]) => {
    const { stores } = await aTableWith('C1');
    const answers = given.map((one, n): Answer => ({ ...one, id: `${one.campaign}/day7/O${n}/1`, at: Date.parse(`${one.day}T10:00:00Z`) }));
    await stores.records.write(
      answers.map((body) => ({ customer: 'C1', record: { type: 'ANSWER', body }, expectedRev: 0 }) as const),
      'live',
    );
    for (const { from, days, ...by } of filters) {
      const sample = { ...by, from: addDays('2026-10-28', from), to: addDays('2026-10-28', from + days) };
      const { results } = await resultsOf(stores.answers, sample, defaultSettings);
      const chosen = answers.filter(
        (one) =>
          one.campaign === by.campaign &&
          one.day >= sample.from &&
          one.day <= sample.to &&
          (by.product ?? one.product) === one.product &&
          (by.tier ?? one.tier) === one.tier,
      );
      expect(results.n).toBe(chosen.length);
      const sum = (of: 'perceived' | 'expected') => chosen.reduce((total, one) => total + (one[of] ?? 0), 0);
      const ratio = sum('perceived') / sum('expected');
      expect(results.index === undefined).toBe(chosen.length === 0);
      if (results.index !== undefined) {
        expect(results.index.perceived / results.index.expected).toBeCloseTo(ratio, 12);
        expect(results.index.band).toBe(ratio > 1 ? 'exceeds' : ratio < 1 ? 'dissatisfied' : 'acceptable');
      }
      const low = chosen.filter(({ perceived = 0, expected = 0 }) => perceived < expected).length;
      expect(results.dissatisfied?.value).toBe(chosen.length === 0 ? undefined : low / chosen.length);
      if (results.dissatisfied !== undefined) {
        const [from95, to95] = wilsonByRoots(low, chosen.length);
        expect(results.dissatisfied.low).toBeCloseTo(from95, 9);
        expect(results.dissatisfied.high).toBeCloseTo(to95, 9);
      }
      const nps = chosen.flatMap((one) => (one.nps === undefined ? [] : [one.nps]));
      const [up, down] = [nps.filter((score) => score > 8).length, nps.filter((score) => score < 7).length];
      expect(results.nps?.score.value).toEqual(nps.length === 0 ? undefined : (up - down) / nps.length);
      const csat = chosen.flatMap((one) => (one.csat === undefined ? [] : [one.csat]));
      expect(results.csat?.satisfied.value).toEqual(csat.length === 0 ? undefined : csat.filter((score) => score > 3).length / csat.length);
      expect(results.csat?.topBox.value).toEqual(csat.length === 0 ? undefined : csat.filter((score) => score === 5).length / csat.length);
      const ces = chosen.flatMap((one) => (one.ces === undefined ? [] : [one.ces]));
      expect(results.ces?.easy.value).toEqual(ces.length === 0 ? undefined : ces.filter((score) => score > 4).length / ces.length);
      // > An empty or too small sample has no mean, never 0 or NaN.
      const mean = ces.reduce((total, one) => total + one, 0) / ces.length;
      expect(results.ces?.mean?.value).toEqual(ces.length < 2 ? undefined : expect.closeTo(mean, 12));
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(anAnswer, { maxLength: 40 }), fc.array(aFilter, { minLength: 4, maxLength: 4 }), run), {
    numRuns: 60,
  });
});
