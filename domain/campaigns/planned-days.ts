import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import type { CampaignPlan } from './campaign-draft.ts';
import { factDateFor, isReply } from './step-arithmetic.ts';

/** A day on which a step falls, and the day of the fact that it would be about. */
export interface PlannedDay {
  readonly step: string;
  readonly day: CalendarDate;
  readonly date: CalendarDate;
}

/** Every (step, day) of the days ahead in which the plan runs. Replies answer what nobody can foresee. */
export function plannedDays(plan: Pick<CampaignPlan, 'steps' | 'startsOn' | 'endsOn'>, from: CalendarDate, days: number): PlannedDay[] {
  const ahead = Array.from({ length: days }, (_, offset) => addDays(from, offset)).filter(
    (day) => (plan.startsOn === undefined || day >= plan.startsOn) && (plan.endsOn === undefined || day <= plan.endsOn),
  );
  const steps = plan.steps.filter((step) => !isReply(step));
  return ahead.flatMap((day) => steps.map((step) => ({ step: step.id, day, date: factDateFor(step, day) })));
}
