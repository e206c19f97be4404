/** A small generator of chance (mulberry32): the same seed throws the same company. */
export interface Dice {
  /** 0 ≤ n < 1 */
  roll(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  chance(share: number): boolean;
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  function roll(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  const between = (low: number, high: number) => low + Math.floor(roll() * (high - low + 1));
  return { roll, between, pick: (items) => items[between(0, items.length - 1)]!, chance: (share) => roll() < share };
}
