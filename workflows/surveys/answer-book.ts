import type { Answer } from '../../domain/answer.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';

export interface AnswerOf {
  readonly customer: string;
  readonly answer: Answer;
}

/** Answers by the campaign that asked and the day of the answer, in order of day. */
export interface AnswerBook {
  between(campaign: string, from: CalendarDate, to: CalendarDate): AsyncIterable<AnswerOf>;
}
