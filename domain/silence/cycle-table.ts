import type { LearntCycle } from './cycle.ts';

/** One category: the latest cycle that was taken for it, over how many gaps, and how many customers go by which. */
export interface CategoryCycle {
  readonly category: string;
  readonly days: number;
  readonly source: LearntCycle['source'];
  /** Size of the sample of the latest. */
  readonly gaps: number;
  readonly customers: number;
  /** How many of them go by a learnt one. */
  readonly learnt: number;
}

/** care 9: cycles by category with their sample size, the best known first. */
export function cycleTable(cycles: readonly LearntCycle[]): CategoryCycle[] {
  const categories = new Map<string, LearntCycle[]>();
  for (const cycle of cycles) categories.set(cycle.category, [...(categories.get(cycle.category) ?? []), cycle]);
  const rows = [...categories].flatMap(([category, all]) => {
    const latest = all.reduce((a, b) => (b.gaps > a.gaps || (b.gaps === a.gaps && b.day > a.day) ? b : a));
    const { days, source, gaps } = latest;
    return [{ category, days, source, gaps, customers: all.length, learnt: all.filter((one) => one.source === 'learnt').length }];
  });
  return rows.sort((a, b) => b.gaps - a.gaps || (a.category < b.category ? -1 : 1));
}
