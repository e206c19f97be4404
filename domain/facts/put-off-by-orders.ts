import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Fact } from './fact.ts';

/** Facts that each order puts off: of a customer who goes on buying, none of their dates ever comes. */
export const putOffByOrders: ReadonlySet<string> = new Set(['customer.lapsed', 'customer.reorder-due', 'customer.silent']);

/** Between the second look and the first step there is time for nights that were missed, and for every zone. */
const SLACK_DAYS = 5;

/** How many days before its date a fact of this kind is looked at again: before the earliest step that any campaign has. */
export function lookAgainDays(kind: string, campaigns: readonly Campaign[]): number {
  const offsets = campaigns.flatMap(({ fact, steps }) => (fact === kind ? steps.map(({ offsetDays }) => offsetDays) : []));
  return SLACK_DAYS - Math.min(0, ...offsets);
}

/**
 * May a fact be left where it stands, though the state has it later or, for now, not at all? Before anything comes due there it is
 * looked at again. `today` is the day in UTC, by which those looks go. While the cycle of the last order is still to be learnt, what
 * hangs on it stands as it did before that order: whatever is learnt moves it once.
 */
export function mayStay(
  standing: Fact,
  derived: Fact | undefined,
  today: CalendarDate,
  campaigns: readonly Campaign[],
  toLearn: boolean,
): boolean {
  if (!putOffByOrders.has(standing.kind)) return false;
  if (derived === undefined && toLearn) return true;
  if (derived !== undefined && derived.date < standing.date) return false;
  return standing.date > addDays(today, lookAgainDays(standing.kind, campaigns));
}
