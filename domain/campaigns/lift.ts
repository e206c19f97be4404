import type { CalendarDate } from '../calendar/calendar-date.ts';
import { differenceOf, type Interval, shareOf } from '../surveys/statistics.ts';
import { armOf } from './arm.ts';
import type { DayCounts } from './day-counts.ts';
import type { Goal } from './goal.ts';
import { readSpoken } from './variant-texts.ts';

/** Fewer occasions in either group give no verdict. */
export const LEAST_PER_GROUP = 30;

/** One group: how many occasions, and of how many what was hoped for came true. */
export interface Group {
  readonly n: number;
  readonly reached: number;
  /** Of orders, in hundredths of the company's currency. */
  readonly revenue: number;
}

export interface Lift {
  /** What both groups are compared by. A visit or an answer cannot come of a message that was not sent: there, orders are compared. */
  readonly by: 'order' | 'tier';
  readonly asked: Group;
  readonly holdout: Group;
  /** Messages of this day and later are not in it: their time is not over. */
  readonly before: CalendarDate;
  readonly verdict: LiftVerdict;
}

export type LiftVerdict =
  | { readonly kind: 'no-comparison' }
  | { readonly kind: 'too-early'; readonly needed: number }
  | { readonly kind: 'more' | 'fewer' | 'not-shown'; readonly difference: number; readonly interval: Interval };

/**
 * Those who were to be written to against those who were left out by chance. Counted by occasions of the first step, each once: later
 * steps reach the same people. Everybody counts who reached the holdout gate, written to or not, so that chance alone divides the groups.
 */
export function liftOf(goal: Goal['by'], step: string, days: readonly DayCounts[], before: CalendarDate): Lift {
  const by = goal === 'tier' ? 'tier' : 'order';
  const groups = { asked: { n: 0, reached: 0, revenue: 0 }, holdout: { n: 0, reached: 0, revenue: 0 } };
  for (const { day, counts } of days) {
    if (day >= before) continue;
    for (const [name, count] of Object.entries(counts)) {
      const [of, , outcome = ''] = name.split('|');
      const [what = '', reason = ''] = outcome.split(':');
      if (readSpoken(of ?? '').step !== step) continue;
      if (endings.has(what)) {
        const arm = armOf(reason);
        if (arm !== 'outside') groups[arm].n += count;
        continue;
      }
      if (reason === 'outside') continue;
      const group = reason === 'holdout' ? groups.holdout : groups.asked;
      if (what === (by === 'tier' ? 'tier-kept' : 'ordered')) group.reached += count;
      if (what === 'revenue') group.revenue += count;
    }
  }
  return { by, ...groups, before, verdict: verdictOf(groups.asked, groups.holdout) };
}

/** How a message ended. One that was said in another's card is no occasion of its own. */
const endings: ReadonlySet<string> = new Set(['sent', 'delivered', 'bounced', 'complained', 'skipped', 'failed', 'abandoned']);

function verdictOf(asked: Group, holdout: Group): LiftVerdict {
  const [one, other] = [shareOf(asked.reached, asked.n), shareOf(holdout.reached, holdout.n)];
  if (one === undefined || other === undefined)
    return asked.n > 0 ? { kind: 'no-comparison' } : { kind: 'too-early', needed: LEAST_PER_GROUP };
  if (Math.min(asked.n, holdout.n) < LEAST_PER_GROUP) return { kind: 'too-early', needed: LEAST_PER_GROUP };
  const { value: difference, ...interval } = differenceOf(one, other);
  return { kind: interval.low > 0 ? 'more' : interval.high < 0 ? 'fewer' : 'not-shown', difference, interval };
}
