import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { CampaignClass, Step } from '../campaigns/campaign.ts';
import { capReached } from '../caps.ts';
import { type Contact, channelOf } from '../contact.ts';
import type { Channel, Customer } from '../customer.ts';
import type { SkipReason } from '../decisions/reason.ts';
import { LESS_OFTEN } from './less-often.ts';

export type ChannelReason = Extract<SkipReason, 'no-address' | 'suppressed' | 'no-consent' | 'opted-out'>;

export interface ChannelQuestion {
  readonly customer: Pick<Customer, 'email' | 'phone' | 'preferredChannel'>;
  readonly contact: Contact;
  readonly class: CampaignClass;
  /** Campaign id: a person may leave one campaign and keep the others. */
  readonly campaign: string;
  /** The customer's local day. */
  readonly today: CalendarDate;
  /** Too many bounces or complaints: for marketing, every address counts as suppressed. */
  readonly marketingPaused?: boolean | undefined;
}

export type ChannelChoice =
  | { readonly kind: 'chosen'; readonly channel: Channel }
  | { readonly kind: 'skip'; readonly reason: ChannelReason };

/**
 * The channel of a step that sends one message.
 *
 * > Channels are tried in the order given (`preferred_channel` first, where it is among the step's own): a candidate has a valid
 * > address that is not suppressed and, for marketing, a consent. With none, the step is skipped: `opted-out` or `no-consent` where
 * > the customer has an address on one of the step's own channels (the reason of the first such), `suppressed` where only suppression
 * > stands in the way, else `no-address`.
 */
export function chooseChannel({ step, ...question }: ChannelQuestion & { readonly step: Pick<Step, 'channels'> }): ChannelChoice {
  const reasons: ChannelReason[] = [];
  for (const channel of channelsInOrder(step.channels, question.customer)) {
    const reason = reasonAgainst(channel, question);
    if (reason === undefined) return { kind: 'chosen', channel };
    reasons.push(reason);
  }
  const refused = reasons.find((reason) => reason === 'opted-out' || reason === 'no-consent');
  return { kind: 'skip', reason: refused ?? reasons.find((reason) => reason === 'suppressed') ?? 'no-address' };
}

/** One channel on its own, for a step that sends a message of its own on each. */
export function checkChannel({ channel, ...question }: ChannelQuestion & { readonly channel: Channel }): ChannelChoice {
  const reason = reasonAgainst(channel, question);
  return reason === undefined ? { kind: 'chosen', channel } : { kind: 'skip', reason };
}

/** Consent is asked before suppression: only where nothing but suppression stands in the way is that the reason. */
function reasonAgainst(channel: Channel, question: ChannelQuestion): ChannelReason | undefined {
  if (addressOn(question.customer, channel) === undefined) return 'no-address';
  return consentReason(channel, question) ?? (isSuppressed(channel, question) ? 'suppressed' : undefined);
}

/** The step's own channels, the customer's preferred one first. */
export function channelsInOrder(channels: readonly Channel[], { preferredChannel }: Pick<Customer, 'preferredChannel'>): Channel[] {
  return [...channels].sort((a, b) => Number(b === preferredChannel) - Number(a === preferredChannel));
}

export function addressOn(customer: Pick<Customer, 'email' | 'phone'>, channel: Channel): string | undefined {
  const address = channel === 'email' ? customer.email : customer.phone;
  return address === '' ? undefined : address;
}

/** > Consent: never given or CSV `no` / withdrawn by the person, paused, "less often". Asked for marketing only. */
function consentReason(channel: Channel, { contact, class: campaignClass, campaign, today }: ChannelQuestion): ChannelReason | undefined {
  if (campaignClass !== 'marketing') return undefined;
  switch (channelOf(contact, channel).consent) {
    case 'withdrawn':
      return 'opted-out';
    case 'unknown':
    case 'no':
      return 'no-consent';
    case 'yes':
      return holdsBack(contact, campaign, today) ? 'opted-out' : undefined;
  }
}

/** Paused until a day means: from that day on messages go again. */
function holdsBack(contact: Contact, campaign: string, today: CalendarDate): boolean {
  const paused = contact.pausedUntil !== undefined && today < contact.pausedUntil;
  const unwanted = contact.withoutCampaigns?.includes(campaign) === true;
  return paused || unwanted || (contact.lessOften === true && capReached(contact.capDays, today, [LESS_OFTEN]));
}

/** > Suppression: bounce, complaint, breaker. Safety: hard bounce only. */
function isSuppressed(channel: Channel, { contact, class: campaignClass, marketingPaused }: ChannelQuestion): boolean {
  const { suppressed } = channelOf(contact, channel);
  if (campaignClass === 'marketing' && marketingPaused === true) return true;
  return campaignClass === 'safety' ? suppressed === 'hard' : suppressed !== undefined;
}
