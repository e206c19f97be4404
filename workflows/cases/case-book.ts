import type { CalendarDate, Instant } from '../../domain/calendar/calendar-date.ts';
import type { Case } from '../../domain/cases/case.ts';

export interface CaseOf {
  readonly customer: string;
  readonly case: Case;
}

/** Which cases there are, without asking every customer. What it says may be a moment old; every change is made on the case itself. */
export interface CaseBook {
  /** Open ones, those due soonest first; those due up to `dueUpTo` where it is given. */
  open(dueUpTo?: Instant): AsyncIterable<CaseOf>;
  /** Closed in these days, by their closing. */
  closed(from: CalendarDate, to: CalendarDate): AsyncIterable<CaseOf>;
}
