import { type CalendarDate, DAY, type Instant } from '../calendar/calendar-date.ts';
import { localDate } from '../calendar/zoned-time.ts';
import { isHeavy, usageOfCustomer } from '../classes/usage-of-customer.ts';
import type { CustomerState } from '../customer-state.ts';
import type { Settings } from '../settings.ts';
import { branchOf } from './branch-calendar.ts';
import type { Case } from './case.ts';
import { caseIdFor, openCase } from './case-moves.ts';

/** What happened longer ago is history that a file brings, and nobody's case today. */
export const LET_DOWN_DAYS = 7;

/** Something of ours that failed a customer. */
export interface LetDown {
  /** What names it among everything of the customer: `service#<visit>`, `refund#<order>`. */
  readonly id: string;
  readonly at: Instant;
  readonly about: string;
  readonly asset?: string | undefined;
}

/**
 * > care 43: heavy → service-failure watch; do not let them down.
 *
 * The case of a failure that a heavy user met with in the last days; undefined for everybody else, and where the same visit has opened a
 * case already because its fault came back.
 */
export function letDownCase(state: CustomerState, failure: LetDown, now: Instant, settings: Settings): Case | undefined {
  const { id: customer, timeZone } = state.customer;
  const today: CalendarDate = localDate(now, timeZone);
  if (now - failure.at > LET_DOWN_DAYS * DAY || !isHeavy(usageOfCustomer(state, today))) return undefined;
  if (state.cases.some(({ id }) => id === caseIdFor(customer, failure.id))) return undefined;
  const opened = openCase(
    { id: caseIdFor(customer, `let-down#${failure.id}`), kind: 'let-down', about: failure.about, answer: undefined },
    { at: now, by: 'perennial', timeZone, branch: branchOf(state.customer) },
    settings,
  );
  return failure.asset === undefined ? opened : { ...opened, asset: failure.asset };
}
