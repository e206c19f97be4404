import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * The one source of chance. What is drawn under a name depends on the seed and the name alone, never on what was drawn elsewhere or
 * in which order: a draw that is added in one place shifts no other, and a fault that is taken away leaves the rest as it was.
 */
export interface Chance {
  /** A source of its own under this name. */
  of(name: string): Chance;
  /** 0 ≤ n < 1 */
  roll(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  happens(share: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
}

export const chanceOf = (seed: number): Chance => new Drawn(hashText(0x811c9dc5, String(seed)));

/** Made for every call of a port, so it costs no more than its hash until something is drawn. */
class Drawn implements Chance {
  readonly #hash: number;
  #generator: ReturnType<typeof xoroshiro128plus> | undefined;

  constructor(hash: number) {
    this.#hash = hash;
  }

  of(name: string): Chance {
    return new Drawn(hashText(this.#hash, name));
  }

  roll(): number {
    this.#generator ??= xoroshiro128plus(mixed(this.#hash));
    return (this.#generator.next() >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + Math.floor(this.roll() * (high - low + 1));
  }

  happens(share: number): boolean {
    return share > 0 && this.roll() < share;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.between(0, items.length - 1)] ?? items[0];
  }
}

/** FNV-1a, from a hash onward; a bar between names, so that `a` + `bc` is not `ab` + `c`. */
function hashText(from: number, text: string): number {
  let hash = Math.imul(from ^ 0x7c, 0x01000193);
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Names that differ in one letter must not give seeds that differ in one bit. */
function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
