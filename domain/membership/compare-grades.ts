import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Credit } from '../customer.ts';
import type { Settings } from '../settings.ts';
import type { Summary } from '../summary.ts';
import { gradeFor, pointsInWindow } from './grade.ts';

export type GradeRules = Pick<Settings, 'points' | 'tiers'>;

export interface GradeComparison {
  /** What a grading today would give by the rules that hold, and by the others. */
  readonly from: string;
  readonly to: string;
  /** Exact decimal text, by the other rules. */
  readonly points: string;
}

/** care 5: who would be affected by other thresholds, were everybody graded today by both. */
export function compareGrades(
  { summary, credit }: { readonly summary: Pick<Summary, 'points'>; readonly credit: Credit | undefined },
  now: GradeRules,
  other: GradeRules,
  today: CalendarDate,
): GradeComparison {
  const grade = (rules: GradeRules) => gradeFor(pointsInWindow(summary, today, rules, today), credit, rules).tier;
  return { from: grade(now), to: grade(other), points: pointsInWindow(summary, today, other, today).toFixed() };
}
