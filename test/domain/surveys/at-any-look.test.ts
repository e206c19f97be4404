import { describe, expect, it } from 'vitest';
import { differenceAtAnyLook } from '../../../domain/surveys/at-any-look.ts';
import { differenceOf, shareOf } from '../../../domain/surveys/statistics.ts';
import { xoshiro } from '../../support/xoshiro.ts';

const ALPHA = 0.05;
const LEAST = 100;

/** Two groups that chance alone tells apart grow side by side; whoever looks at every single one, how often is either rule ever wrong? */
function everWrong(rate: number, people: number, histories: number, isWrong: (one: Counts, other: Counts) => boolean): number {
  const chance = xoshiro(7);
  let wrong = 0;
  for (let history = 0; history < histories; history++) {
    const [one, other] = [
      { n: 0, reached: 0 },
      { n: 0, reached: 0 },
    ];
    for (let person = 0; person < people; person++) {
      for (const group of [one, other]) {
        group.n += 1;
        if (chance() < rate) group.reached += 1;
      }
      if (one.n >= LEAST && one.reached + other.reached >= 10 && isWrong(one, other)) {
        wrong += 1;
        break;
      }
    }
  }
  return wrong / histories;
}
interface Counts {
  n: number;
  reached: number;
}

const excludesNothing = ({ low, high }: { readonly low: number; readonly high: number }) => low > 0 || high < 0;
const atAnyLook = (one: Counts, other: Counts) => excludesNothing(differenceAtAnyLook(one, other, ALPHA));
const atOneLook = (one: Counts, other: Counts) =>
  excludesNothing(differenceOf(shareOf(one.reached, one.n)!, shareOf(other.reached, other.n)!));

describe('> however often somebody looks, the interval misses in one history of twenty at the most', () => {
  it.each([0.02, 0.1, 0.5])('at a rate of %f, looked at for each of 2,000 people', (rate) => {
    expect(everWrong(rate, 2000, 400, atAnyLook)).toBeLessThanOrEqual(ALPHA);
  });

  it('which the interval of one look is far from: this is what the rule is for', () => {
    expect(everWrong(0.1, 2000, 200, atOneLook)).toBeGreaterThan(3 * ALPHA);
  });
});

it('finds a difference that is there', () => {
  const { value, low } = differenceAtAnyLook({ n: 1500, reached: 300 }, { n: 1500, reached: 200 }, ALPHA);
  expect(value).toBeCloseTo(1 / 15);
  expect(low).toBeGreaterThan(0);
});

it('grows narrower with people, and wider where more is compared', () => {
  const width = (n: number, alpha: number) => {
    const { low, high } = differenceAtAnyLook({ n, reached: n / 10 }, { n, reached: n / 10 }, alpha);
    return high - low;
  };
  expect(width(4000, ALPHA)).toBeLessThan(width(1000, ALPHA));
  expect(width(1000, ALPHA / 3)).toBeGreaterThan(width(1000, ALPHA));
});
