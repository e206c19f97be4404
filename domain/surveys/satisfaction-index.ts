import type { Marks } from './survey.ts';

/** care 34: above what was expected, as expected, below it. */
export type Band = 'exceeds' | 'acceptable' | 'dissatisfied';

/** > C > 1 exceeds, C = 1 acceptable, C < 1 dissatisfied: by comparing integers, not floats. */
export const bandOf = (perceived: number, expected: number): Band =>
  perceived > expected ? 'exceeds' : perceived === expected ? 'acceptable' : 'dissatisfied';

/**
 * > Aggregate = mean(perceived) / mean(expected), never the mean of ratios. Both means are over the same answers, so the index is the
 * > quotient of two sums of whole numbers: an exact fraction, and its band a comparison of whole numbers.
 */
export interface SatisfactionIndex {
  readonly n: number;
  readonly perceived: number;
  readonly expected: number;
  readonly band: Band;
  /** Mean of how it was less mean of what was expected (care 54). */
  readonly gap: number;
  readonly bands: Readonly<Record<Band, number>>;
}

/** care 35: a factor counts from this many answers on. */
export const LEAST_ANSWERS = 10;

/** Undefined for an empty sample: never 0 and never a division by it. Marks with nothing expected do not come in. */
export function satisfactionIndex(all: readonly Marks[]): SatisfactionIndex | undefined {
  const marks = all.filter(({ expected }) => expected > 0);
  if (marks.length === 0) return undefined;
  const sum = (of: (one: Marks) => number) => marks.reduce((total, one) => total + of(one), 0);
  const [perceived, expected] = [sum((one) => one.perceived), sum((one) => one.expected)];
  const bands = { exceeds: 0, acceptable: 0, dissatisfied: 0 };
  for (const one of marks) bands[bandOf(one.perceived, one.expected)] += 1;
  return { n: marks.length, perceived, expected, band: bandOf(perceived, expected), gap: (perceived - expected) / marks.length, bands };
}

/** The fraction as text, rounded to `digits` by whole numbers: 9999/10000 is never shown as a plain 1. */
export function indexText({ perceived, expected, band }: SatisfactionIndex, digits = 2): string {
  const scale = 10n ** BigInt(digits);
  const exact = (BigInt(perceived) * scale * 2n + BigInt(expected)) / (BigInt(expected) * 2n);
  const rounded = band === 'acceptable' || exact !== scale ? exact : band === 'exceeds' ? exact + 1n : exact - 1n;
  return `${rounded / scale}.${String(rounded % scale).padStart(digits, '0')}`;
}

export interface FactorResult {
  readonly factor: string;
  readonly n: number;
  /** Absent below `LEAST_ANSWERS`. */
  readonly index?: SatisfactionIndex | undefined;
}

/** > Five factor scores; a factor needs n ≥ 10; ranked by gap × importance: what fell shortest of what matters most first. */
export function rankFactors(
  answers: readonly { readonly factors?: Readonly<Record<string, Marks>> | undefined }[],
  importance: Readonly<Record<string, number>> = {},
): FactorResult[] {
  const marks = new Map<string, Marks[]>();
  for (const { factors = {} } of answers)
    for (const [factor, given] of Object.entries(factors)) {
      const known = marks.get(factor);
      if (known === undefined) marks.set(factor, [given]);
      else known.push(given);
    }
  const results = [...marks].map(([factor, given]): FactorResult => {
    const index = satisfactionIndex(given);
    return given.length < LEAST_ANSWERS || index === undefined ? { factor, n: given.length } : { factor, n: index.n, index };
  });
  const weight = ({ factor, index }: FactorResult) =>
    index === undefined ? Number.POSITIVE_INFINITY : index.gap * (importance[factor] ?? 1);
  return results.sort((a, b) => compare(weight(a), weight(b)) || compare(a.factor, b.factor));
}

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
