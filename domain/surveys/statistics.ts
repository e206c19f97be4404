/** Sample figures with their 95 % confidence intervals. Methods and sources: docs/surveys.md. */

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Estimate extends Interval {
  readonly value: number;
  /** Size of the sample. */
  readonly n: number;
}

/** Two-sided 95 %: the normal distribution's quantile of 0.975. */
const Z = 1.959963984540054;

/** A share, with Wilson's score interval (Wilson 1927, eq. 4); undefined for an empty sample. */
export function shareOf(count: number, n: number): Estimate | undefined {
  if (n === 0) return undefined;
  const share = count / n;
  const spread = (Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2))) / (1 + Z ** 2 / n);
  const centre = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  return { value: share, n, low: count === 0 ? 0 : Math.max(0, centre - spread), high: count === n ? 1 : Math.min(1, centre + spread) };
}

/**
 * How much greater the one share is than the other, of two samples apart, with the interval of Newcombe (1998, method 10), which is made
 * of Wilson's two and keeps its promise where shares are near 0 or samples small.
 */
export function differenceOf(one: Estimate, other: Estimate): Interval & { readonly value: number } {
  const value = one.value - other.value;
  return {
    value,
    low: value - Math.hypot(one.value - one.low, other.high - other.value),
    high: value + Math.hypot(one.high - one.value, other.value - other.low),
  };
}

/**
 * Share of promoters less share of detractors, −1 to 1. The interval is that of Agresti and Min (2005, "Wald+2") for the difference of
 * two shares of one sample: half a person more in each of the four cells, so one promoter more of two, and Wald's interval of that.
 */
export function netShareOf(promoters: number, detractors: number, n: number): Estimate | undefined {
  if (n === 0) return undefined;
  const size = n + 2;
  const [up, down] = [(promoters + 0.5) / size, (detractors + 0.5) / size];
  const spread = Z * Math.sqrt((up + down - (up - down) ** 2) / size);
  return { value: (promoters - detractors) / n, n, low: Math.max(-1, up - down - spread), high: Math.min(1, up - down + spread) };
}

/** A mean of whole scores from `least` to `most`, with Student's t interval (Student 1908); undefined below two answers. */
export function meanOf(scores: readonly number[], [least, most]: readonly [number, number]): Estimate | undefined {
  const n = scores.length;
  if (n < 2) return undefined;
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (n - 1);
  const spread = studentQuantile(n - 1) * Math.sqrt(variance / n);
  return { value: mean, n, low: Math.max(least, mean - spread), high: Math.min(most, mean + spread) };
}

/** The 0.975 quantile of Student's distribution with `degrees` of freedom, by halving: its tail only falls. */
export function studentQuantile(degrees: number): number {
  let [low, high] = [Z, 13];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (upperTail(middle, degrees) > 0.025) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(T > t) = ½ I_x(ν/2, ½) with x = ν / (ν + t²) (Abramowitz and Stegun 26.7.1). */
const upperTail = (t: number, degrees: number): number => incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;

/** The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a;
  let fraction = 0;
  for (let m = 60; m >= 1; m--) {
    const half = Math.floor(m / 2);
    const even = m % 2 === 0;
    const d = even ? (half * (b - half) * x) / ((a + m - 1) * (a + m)) : (-(a + half) * (a + b + half) * x) / ((a + m - 1) * (a + m));
    fraction = d / (1 + fraction);
  }
  return front / (1 + fraction);
}

/** Stirling's series (DLMF 5.11.1), moved to where it converges. */
function logGamma(value: number): number {
  let [x, shift] = [value, 0];
  for (; x < 12; x++) shift += Math.log(x);
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5) - 1 / (1680 * x ** 7);
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - shift;
}
