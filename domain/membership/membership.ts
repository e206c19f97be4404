import type { CalendarDate } from '../calendar/calendar-date.ts';

/** A customer's tier and how long it is valid. Item `MEMBERSHIP`, written by the re-grading only. */
export interface Membership {
  readonly tier: string;
  /** Last day of validity of the current period: `joinedOn + tierValidityDays × k`. */
  readonly endsOn: CalendarDate;
  /** The latest change of tier: takes effect at 00:00 local of `on`. */
  readonly changed?: { readonly on: CalendarDate; readonly from: string; readonly to: string } | undefined;
  /** Why the tier is lower than the points alone would give (`credit`), where it is. */
  readonly heldBackBy?: 'credit' | undefined;
}
