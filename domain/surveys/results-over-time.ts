import type { Answer } from '../answer.ts';
import { addDays, type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import { LEAST_ANSWERS, type SatisfactionIndex } from './satisfaction-index.ts';
import type { Estimate } from './statistics.ts';
import { surveyResults } from './survey-results.ts';

/** A week or a month of a period, cut off where the period begins or ends. Both days included. */
export interface Stretch {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly n: number;
  /** Absent below `LEAST_ANSWERS`. */
  readonly index: SatisfactionIndex | undefined;
  readonly dissatisfied: Estimate | undefined;
}

interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A period of fewer days is told by the week, if its weeks have answers enough for a figure each; else by the month. */
const BY_WEEK = 26 * 7;

/** The answers of the period in order of time, from the first of them on. Answers of other days are left out. */
export function resultsOverTime(answers: readonly Answer[], period: Period): Stretch[] {
  const days = daysBetween(period.from, period.to) + 1;
  const isByWeek = days <= BY_WEEK && answers.length * 7 >= LEAST_ANSWERS * days;
  const stretches = stretchesOf(period, isByWeek);
  const first = stretches.findIndex(({ to }) => answers.some(({ day }) => period.from <= day && day <= to));
  return stretches.slice(first === -1 ? stretches.length : first).map(({ from, to }) => {
    const { n, index, dissatisfied } = surveyResults(answers.filter(({ day }) => from <= day && day <= to));
    return { from, to, n, index: n < LEAST_ANSWERS ? undefined : index, dissatisfied: n < LEAST_ANSWERS ? undefined : dissatisfied };
  });
}

function stretchesOf({ from, to }: Period, isByWeek: boolean): Period[] {
  const stretches: Period[] = [];
  for (let end = to; end >= from; ) {
    // Weeks end on the last day of the period, so that the newest is whole; months are those of the calendar.
    const begin = isByWeek ? addDays(end, -6) : `${end.slice(0, 8)}01`;
    stretches.unshift({ from: begin < from ? from : begin, to: end });
    end = addDays(begin, -1);
  }
  return stretches;
}
