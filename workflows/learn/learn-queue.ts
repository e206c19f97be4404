import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';

/** Customers whose cycles are to be learnt for their last order days, none of which is later than `day`. */
export interface LearnRequest {
  readonly day: CalendarDate;
  readonly customers: readonly string[];
}

/** One in hand. */
export interface ReceivedRequest extends LearnRequest {
  readonly handle: string;
}

/** Whose cycles the night is to learn: at least once, in no order. The oldest go after 14 days. */
export interface LearnQueue {
  /** Asks that these customers' cycles be learnt, once `day` may be, and the gaps that end there put into the book before. */
  ask(day: CalendarDate, customers: readonly string[]): Promise<void>;
  /** Takes in hand what there is. What is not done comes again, when whoever took it must be dead. */
  receive(): AsyncIterable<ReceivedRequest>;
  /** These are seen to. */
  done(requests: readonly ReceivedRequest[]): Promise<void>;
}
