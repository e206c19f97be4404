export interface SeededRandom {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** true with this probability. */
  chance(share: number): boolean;
  pick<const L extends readonly [unknown, ...unknown[]]>(from: L): L[number];
}

/** xoshiro128** (Blackman and Vigna, 2018), its state filled by splitmix32: the same seed gives the same numbers everywhere. */
export function seededRandom(seed: number): SeededRandom {
  let mixed = seed | 0;
  const fill = () => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = mixed ^ (mixed >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  const rotate = (x: number, by: number) => (x << by) | (x >>> (32 - by));
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  const next = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { next, whole, chance: (share) => next() < share, pick: (from) => from[whole(0, from.length - 1)] ?? from[0] };
}
