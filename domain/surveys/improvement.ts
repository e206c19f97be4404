import { addDays, type CalendarDate, type Instant } from '../calendar/calendar-date.ts';
import { LEAST_ANSWERS } from './satisfaction-index.ts';
import type { Marks } from './survey.ts';

/** One factor in one lot of answers; whole numbers, so that two lots can be held against each other exactly. */
export interface Measured {
  readonly n: number;
  readonly perceived: number;
  readonly expected: number;
  /** Sum of the squares of how it was less what was expected. */
  readonly squares: number;
}

/** care 36: what somebody does about a factor, and when it is measured again. Item `IMPROVEMENTS` / `<id>`. */
export interface Improvement {
  readonly id: string;
  /** Whose answers are measured. */
  readonly campaign: string;
  readonly factor: string;
  readonly action: string;
  readonly owner: string;
  readonly startedOn: CalendarDate;
  /** From this day on answers count as given after the action. */
  readonly remeasureOn: CalendarDate;
  readonly before: Measured;
  readonly by: string;
  readonly at: Instant;
}

/** Answers before the action, and after the day of measuring again, that are looked at. */
export const MEASURED_DAYS = 90;

export const measure = (marks: readonly Marks[]): Measured =>
  marks.reduce<Measured>(
    (sum, { perceived, expected }) => ({
      n: sum.n + 1,
      perceived: sum.perceived + perceived,
      expected: sum.expected + expected,
      squares: sum.squares + (perceived - expected) ** 2,
    }),
    { n: 0, perceived: 0, expected: 0, squares: 0 },
  );

export const gapOf = ({ n, perceived, expected }: Measured): number | undefined => (n === 0 ? undefined : (perceived - expected) / n);

export type Remeasured =
  /** The day has not come. */
  | { readonly kind: 'waiting' }
  /** > care 36: action without re-measure stays open: too few have answered since. */
  | { readonly kind: 'open'; readonly n: number; readonly least: number }
  | {
      readonly kind: 'measured';
      readonly after: Measured;
      /** By how much the gap has moved, up = nearer to what is expected, with its 95 % interval. */
      readonly moved: { readonly value: number; readonly low: number; readonly high: number };
      readonly verdict: 'better' | 'worse' | 'not-shown';
    };

/** The days of the second measuring. */
export const remeasuredDays = ({ remeasureOn }: Pick<Improvement, 'remeasureOn'>) => ({
  from: remeasureOn,
  to: addDays(remeasureOn, MEASURED_DAYS),
});

/** 95 % of a normal distribution lie within so many standard errors. */
const Z = 1.959964;

/** > care 36: survey → finding → action with owner → re-measure same factor. */
export function remeasure(
  { before, remeasureOn }: Pick<Improvement, 'before' | 'remeasureOn'>,
  after: Measured,
  today: CalendarDate,
): Remeasured {
  if (today < remeasureOn) return { kind: 'waiting' };
  const [was, is] = [gapOf(before), gapOf(after)];
  if (was === undefined || is === undefined || after.n < LEAST_ANSWERS) return { kind: 'open', n: after.n, least: LEAST_ANSWERS };
  const value = is - was;
  const error = Z * Math.sqrt(varianceOfMean(before, was) + varianceOfMean(after, is));
  const [low, high] = [value - error, value + error];
  return { kind: 'measured', after, moved: { value, low, high }, verdict: low > 0 ? 'better' : high < 0 ? 'worse' : 'not-shown' };
}

/** Of whole lots, with n − 1: Welch, B. L. (1947), Biometrika 34, eq. 1. */
const varianceOfMean = ({ n, squares }: Measured, mean: number): number =>
  n < 2 ? 0 : Math.max(0, squares - n * mean * mean) / (n - 1) / n;
