const MOST_FULL = 0.6;

/**
 * Counts equal lines of a file of a million rows in some 20 MB, where a map of their names would take 200. Names are kept as 53 bits
 * of hash: that two of a million share one has a chance of 1 in 18,000, and would merely number a line 1 instead of 0.
 */
export class LineOrdinals {
  #names = new Float64Array(1 << 12);
  #counts = new Uint32Array(1 << 12);
  #size = 0;

  /** How often this name was asked for before. */
  next(name: string): number {
    if (this.#size > this.#names.length * MOST_FULL) this.#grow();
    const hash = hashOf(name);
    const slot = slotOf(this.#names, hash);
    if (this.#names[slot] === 0) {
      this.#names[slot] = hash;
      this.#size++;
    }
    const ordinal = this.#counts[slot] ?? 0;
    this.#counts[slot] = ordinal + 1;
    return ordinal;
  }

  #grow(): void {
    const names = new Float64Array(this.#names.length * 2);
    const counts = new Uint32Array(names.length);
    for (const [index, hash] of this.#names.entries()) {
      if (hash === 0) continue;
      const slot = slotOf(names, hash);
      names[slot] = hash;
      counts[slot] = this.#counts[index] ?? 0;
    }
    this.#names = names;
    this.#counts = counts;
  }
}

/** Where the hash stands, or the free slot where it belongs. */
function slotOf(names: Float64Array, hash: number): number {
  let slot = hash % names.length;
  while (names[slot] !== 0 && names[slot] !== hash) slot = (slot + 1) % names.length;
  return slot;
}

/** cyrb53 (bryc, public domain), never 0. */
function hashOf(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0) || 1;
}
