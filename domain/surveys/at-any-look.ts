import type { Interval } from './statistics.ts';

/** One group: how many, and of how many what was hoped for came true. */
interface Counted {
  readonly n: number;
  readonly reached: number;
}

/**
 * Where the boundary is tightest: about five hundred in each group at a rate of one in ten. It may be chosen freely, but not after a look.
 */
const TIGHTEST = 350;

/**
 * How much greater the one share is than the other, with an interval that holds however often somebody looks: the normal mixture
 * boundary of Robbins (1970, Annals of Mathematical Statistics 41, eq. 15) on the difference of two shares, asymptotic in the sense of
 * Waudby-Smith et al. (2024, Annals of Statistics 52, theorem 2.2). `alpha`: the chance that it ever misses.
 */
export function differenceAtAnyLook(one: Counted, other: Counted, alpha: number): Interval & { readonly value: number } {
  const value = one.reached / one.n - other.reached / other.n;
  const information = 1 / (varianceOf(one) + varianceOf(other));
  const spread = Math.sqrt(((information + TIGHTEST) / information ** 2) * Math.log((information + TIGHTEST) / (TIGHTEST * alpha ** 2)));
  return { value, low: value - spread, high: value + spread };
}

/** Half a person more on both sides: a share of nought is not known without doubt. */
function varianceOf({ n, reached }: Counted): number {
  const share = (reached + 0.5) / (n + 1);
  return (share * (1 - share)) / n;
}
