import type { Instant } from '../domain/calendar/calendar-date.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import type { Campaign, Step } from '../domain/campaigns/campaign.ts';
import { invitationAmong } from '../domain/campaigns/invitation.ts';
import type { CustomerState } from '../domain/customer-state.ts';
import { decide } from '../domain/decisions/decide.ts';
import { householdOf } from '../domain/decisions/household-offer.ts';
import { coverableKeys, ownKeys } from '../domain/decisions/message-keys.ts';
import type { Verdict } from '../domain/decisions/verdict.ts';
import type { Message } from '../domain/message.ts';
import type { Occasion } from '../domain/occasion.ts';
import type { Settings } from '../domain/settings.ts';
import type { CampaignLibrary } from './campaign-library.ts';
import type { HouseholdOffers } from './engine-memory.ts';
import type { Gates } from './gates.ts';
import type { Messages } from './messages.ts';

export interface DecidingServices {
  readonly gates: Pick<Gates, 'read'>;
  readonly messages: Messages;
  readonly library: CampaignLibrary;
  readonly offers: Pick<HouseholdOffers, 'read'>;
}

/** What a decision is asked with before its time. */
export interface AsItStands {
  readonly now: Instant;
  readonly state: CustomerState;
  readonly campaign: Campaign;
  readonly step: Step;
  readonly settings: Settings;
}

/** The very decision that the send path acts on, as gate and messages stand; nothing is written. */
export async function decideAsItStands(
  services: DecidingServices,
  { now, state, campaign, step, settings }: AsItStands,
  occasion: Occasion,
): Promise<{ readonly own: readonly string[]; readonly stored: ReadonlyMap<string, Message>; readonly verdicts: readonly Verdict[] }> {
  const { customer } = state;
  const at = Math.max(now, occasion.due);
  const keyed = { occasion, campaign, step, state, today: localDate(at, customer.timeZone), settings };
  const own = ownKeys(keyed);
  const [contact, householdOffer] = await Promise.all([services.gates.read(customer.id), services.offers.read(householdOf(customer))]);
  const stored = new Map(
    (await services.messages.read(customer.id, [...own, ...coverableKeys(keyed)])).map((message) => [message.key, message]),
  );
  const greeted = new Set([...stored.values()].filter(({ state: s }) => s !== 'skipped' && s !== 'failed').map(({ key }) => key));
  const [marketingPaused, campaigns] = await Promise.all([services.library.marketingPaused(), services.library.campaigns()]);
  const verdicts = decide({
    now: at,
    occasion,
    campaign,
    invitation: invitationAmong(campaigns),
    step,
    settings,
    state,
    contact,
    householdOffer,
    greeted,
    marketingPaused,
    closesBefore: 0,
  });
  return { own, stored, verdicts };
}
