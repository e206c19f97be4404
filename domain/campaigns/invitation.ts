import type { Instant } from '../calendar/calendar-date.ts';
import type { CustomerState } from '../customer-state.ts';
import type { Settings } from '../settings.ts';
import type { Campaign } from './campaign.ts';
import { dueOf } from './step-arithmetic.ts';

const INVITATION = 'welcome';

/** care 17: the campaign whose letter is to be the first, where it goes out. */
export const invitationAmong = (campaigns: readonly Campaign[]): Campaign | undefined =>
  campaigns.find(({ id, live, approved }) => id === INVITATION && live && approved);

/** > care 17: first contact is an invitation. When it goes to this customer; undefined where there is none, or whoever ordered needs none. */
export function invitationDue(
  invitation: Campaign | undefined,
  { customer, summary }: CustomerState,
  settings: Settings,
): Instant | undefined {
  const [step] = invitation?.steps ?? [];
  if (step === undefined || customer.joinedOn === undefined || summary.orderDays > 0) return undefined;
  return dueOf(step, customer.joinedOn, customer.timeZone, settings, customer.id);
}
