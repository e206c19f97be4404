/** What learning a cycle asks of the gaps known so far. */
export interface KnownGaps {
  readonly count: number;
  /** The lower middle of an even count; undefined where none is known. */
  median(): number | undefined;
}

/**
 * A running median of whole days. A histogram with a finger on the median: adding one gap moves the finger by a few days at most, so
 * the gaps of all customers can be gone through in order of their later day, asking at every order day on the way.
 */
export class GapStatistics implements KnownGaps {
  readonly #histogram: number[] = [];
  #count = 0;
  #median = 0;
  /** How many gaps are shorter than the median. */
  #below = 0;

  static of(days: Iterable<number>): GapStatistics {
    const statistics = new GapStatistics();
    for (const gap of days) statistics.add(gap);
    return statistics;
  }

  get count(): number {
    return this.#count;
  }

  /** `days`: a whole number, 0 or more. */
  add(days: number): void {
    if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`a gap is a whole number of days, not ${days}`);
    this.#histogram[days] = this.#at(days) + 1;
    this.#count += 1;
    if (this.#count === 1) this.#median = days;
    else if (days < this.#median) this.#below += 1;
    this.#settle();
  }

  median(): number | undefined {
    return this.#count === 0 ? undefined : this.#median;
  }

  #settle(): void {
    const middle = Math.floor((this.#count - 1) / 2);
    while (this.#below > middle) {
      this.#median -= 1;
      this.#below -= this.#at(this.#median);
    }
    while (this.#below + this.#at(this.#median) <= middle) {
      this.#below += this.#at(this.#median);
      this.#median += 1;
    }
  }

  #at(days: number): number {
    return this.#histogram[days] ?? 0;
  }
}
