import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import { differenceAtAnyLook } from '../surveys/at-any-look.ts';
import type { Interval } from '../surveys/statistics.ts';
import { armOf } from './arm.ts';
import type { DayCounts } from './day-counts.ts';
import { type Goal, goalOf } from './goal.ts';
import { readSpoken } from './variant-texts.ts';

/** Below these nothing is said: the boundary holds for many, not for a handful. */
export const LEAST_PER_VARIANT = 100;
const LEAST_REACHED = 10;

/** How often a verdict may ever be wrong, whoever looks how often. */
const ALPHA = 0.05;

export interface VariantFigures {
  readonly variant: string;
  /** Everybody whose turn it was and who was not left out for comparison, written to or not: chance alone divides them. */
  readonly n: number;
  readonly reached: number;
  /** Against the first of them; the first has none. */
  readonly verdict?: VariantVerdict | undefined;
}

export type VariantVerdict =
  | { readonly kind: 'too-early'; readonly needed: number }
  | { readonly kind: 'more' | 'fewer' | 'not-shown'; readonly difference: number; readonly interval: Interval };

export interface StepVariants {
  readonly step: string;
  /** Messages of this day and later are not in it: their time is not over. */
  readonly before: CalendarDate;
  readonly variants: readonly VariantFigures[];
}

interface VariantQuestion {
  readonly id: string;
  readonly steps: readonly { readonly id: string; readonly variants?: readonly string[] | undefined }[];
  readonly days: readonly DayCounts[];
  readonly today: CalendarDate;
}

/** The words that are tried beside each other, by what their campaign is for. Steps that say one thing have none. */
export function variantResults({ id, steps, days, today }: VariantQuestion): StepVariants[] {
  const goal = goalOf(id);
  const before = addDays(today, -goal.days);
  return steps.flatMap(({ id: step, variants = [] }) => {
    if (variants.length < 2) return [];
    const groups = variants.map((variant) => groupOf(step, variant, goal.by, days, before));
    return [{ step, before, variants: groups.map((group, at) => (at === 0 ? group : compared(group, groups[0], variants.length - 1))) }];
  });
}

function groupOf(step: string, variant: string, by: Goal['by'], days: readonly DayCounts[], before: CalendarDate): VariantFigures {
  const [what, figures] = [goalOutcome(by), { variant, n: 0, reached: 0 }];
  for (const { day, counts } of days) {
    if (day >= before) continue;
    for (const [name, count] of Object.entries(counts)) {
      const [spoken = '', , outcome = ''] = name.split('|');
      const of = readSpoken(spoken);
      if (of.step !== step || of.variant !== variant) continue;
      const [ending = '', reason = ''] = outcome.split(':');
      if (outcome === what) figures.reached += count;
      if (endings.has(ending) && armOf(reason) === 'asked') figures.n += count;
    }
  }
  return figures;
}

const endings: ReadonlySet<string> = new Set(['sent', 'delivered', 'bounced', 'complained', 'skipped', 'failed', 'abandoned']);

function goalOutcome(by: Goal['by']): string {
  switch (by) {
    case 'order':
      return 'ordered';
    case 'tier':
      return 'tier-kept';
    case 'booking':
    case 'answer':
      return 'goal';
  }
}

/** `comparisons`: each takes its part of the chance to be wrong. */
function compared(group: VariantFigures, first: VariantFigures | undefined, comparisons: number): VariantFigures {
  if (first === undefined || Math.min(group.n, first.n) < LEAST_PER_VARIANT || group.reached + first.reached < LEAST_REACHED)
    return { ...group, verdict: { kind: 'too-early', needed: LEAST_PER_VARIANT } };
  const { value: difference, ...interval } = differenceAtAnyLook(group, first, ALPHA / comparisons);
  const kind = interval.low > 0 ? 'more' : interval.high < 0 ? 'fewer' : 'not-shown';
  return { ...group, verdict: { kind, difference, interval } };
}
