import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Campaign, Step } from '../../domain/campaigns/campaign.ts';
import { invitationAmong } from '../../domain/campaigns/invitation.ts';
import { coverableKeys, ownKeys } from '../../domain/decisions/message-keys.ts';
import type { Message } from '../../domain/message.ts';
import type { Occasion } from '../../domain/occasion.ts';
import type { Settings } from '../../domain/settings.ts';
import type { DeliverServices, Desk } from './deliver-entry.ts';

/** An occasion's campaign as it stands, and the messages that bear on it, read strongly after the gate on the desk. */
export interface LookedUp {
  readonly campaign: Campaign;
  readonly step: Step;
  /** Whose letter is to be the first of marketing. */
  readonly invitation: Campaign | undefined;
  readonly settings: Settings;
  readonly marketingPaused: boolean;
  /** The occasion's own message keys, in the order of `decide`'s verdicts. */
  readonly own: readonly string[];
  /** Messages that stand, by key. */
  readonly stored: ReadonlyMap<string, Message>;
}

/** Undefined where there is no such campaign or step any more. */
export async function lookUp(services: DeliverServices, desk: Desk, occasion: Occasion): Promise<LookedUp | undefined> {
  const { library, clock, messages } = services;
  const [campaigns, settings, marketingPaused] = await Promise.all([library.campaigns(), library.settings(), library.marketingPaused()]);
  const campaign = campaigns.find(({ id }) => id === occasion.campaign);
  const step = campaign?.steps.find(({ id }) => id === occasion.step);
  if (campaign === undefined || step === undefined) return undefined;
  const { state } = desk;
  const today = localDate(clock.now(), state?.customer.timeZone ?? settings.company.timeZone);
  const keyed = { occasion, campaign, step, state, today, settings };
  const own = ownKeys(keyed);
  const keys = new Set([...own, ...coverableKeys(keyed), ...Object.keys(desk.contact.inFlight)]);
  const stored = new Map((await messages.read(desk.customer, [...keys])).map((message) => [message.key, message]));
  return { campaign, invitation: invitationAmong(campaigns), step, settings, marketingPaused, own, stored };
}
