import type { Recall } from '../answer.ts';
import type { CalendarDate, Instant } from '../calendar/calendar-date.ts';

export interface ClosingStep {
  readonly step: string;
  readonly at: Instant;
  readonly by: string;
}

/** What is still to be done with a recalled product. */
export const missingSteps = ({ done = [] }: Recall, steps: readonly string[]): readonly string[] =>
  steps.filter((step) => !done.some((each) => each.step === step));

/**
 * care 21
 * > A goodwill checklist after the repair; a step missing → the recall stays open.
 *
 * The recall with a step ticked, closed on the day of the last one. Undefined where there is no such step or it was ticked before.
 */
export function tickStep(recall: Recall, tick: ClosingStep, day: CalendarDate, steps: readonly string[]): Recall | undefined {
  if (!missingSteps(recall, steps).includes(tick.step)) return undefined;
  const next = { ...recall, done: [...(recall.done ?? []), tick] };
  return missingSteps(next, steps).length === 0 ? { ...next, closedOn: day } : next;
}
