import { addDays, type CalendarDate, type Instant } from '../domain/calendar/calendar-date.ts';
import { localDate, startOfDay } from '../domain/calendar/zoned-time.ts';
import { regrade } from '../domain/membership/regrade.ts';
import type { CampaignLibrary } from './campaign-library.ts';
import type { Clock } from './clock.ts';
import type { CustomerStates } from './customer-states.ts';
import type { Memberships } from './engine-memory.ts';

export interface RegradeServices {
  readonly clock: Clock;
  readonly states: CustomerStates;
  readonly memberships: Memberships;
  readonly library: CampaignLibrary;
}

/**
 * > care 7: the tier is fixed for the period, then graded again on the points then; once per missed period, not once per run.
 *
 * Running it twice changes nothing: the write holds only where the stored period is still the one that was read. Where it comes before
 * the period that ends on `lastDay` is over, it answers when to come back.
 */
export async function regradeMembership(
  { clock, states, memberships, library }: RegradeServices,
  customer: string,
  lastDay: CalendarDate,
): Promise<Instant | undefined> {
  const state = await states.load(customer, { consistent: true });
  if (state === undefined) return undefined;
  const today = localDate(clock.now(), state.customer.timeZone);
  const { membership, summary } = state;
  const next = regrade({ customer: state.customer, membership, summary, today, settings: await library.settings() });
  if (next !== undefined && (next.endsOn !== membership?.endsOn || next.tier !== membership.tier))
    await memberships.write(customer, next, membership?.endsOn);
  const stands = next?.endsOn === lastDay && today <= lastDay;
  return stands ? startOfDay(addDays(lastDay, 1), state.customer.timeZone) : undefined;
}
