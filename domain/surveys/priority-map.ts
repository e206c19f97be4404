import type { FactorResult } from './satisfaction-index.ts';

/** What to do about a factor: what matters and falls short comes first. */
export type Priority = 'improve-first' | 'improve-later' | 'keep' | 'enough';

/**
 * care 35: the map of gap and importance. A factor matters where its importance is at least the mean of those that have enough answers; it
 * falls short where its gap lies below zero. Without enough answers a factor has no place on the map.
 */
export function priorityMap(factors: readonly FactorResult[], importance: Readonly<Record<string, number>>): ReadonlyMap<string, Priority> {
  const weightOf = (factor: string) => importance[factor] ?? 1;
  const placed = factors.flatMap(({ factor, index }) => (index === undefined ? [] : [{ factor, gap: index.perceived - index.expected }]));
  const total = placed.reduce((sum, { factor }) => sum + weightOf(factor), 0);
  return new Map(
    placed.map(({ factor, gap }) => {
      // Multiplied out: the mean is not rounded.
      const matters = weightOf(factor) * placed.length >= total;
      return [factor, gap < 0 ? (matters ? 'improve-first' : 'improve-later') : matters ? 'keep' : 'enough'];
    }),
  );
}
