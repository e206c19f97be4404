import { readContact } from '../../adapters/dynamo/items/contact-item.ts';
import { customerOfPk } from '../../adapters/dynamo/keys.ts';
import type { ChangeRecord } from '../../adapters/dynamo/memory-table.ts';
import type { Item } from '../../adapters/dynamo/table.ts';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Channel } from '../../domain/customer.ts';
import { dayAt, textOfDay } from '../oracle/wall-clock.ts';
import type { SendLedger } from './send-ledger.ts';
import type { Violation } from './violation.ts';

export interface GateWatchProps {
  readonly ledger: SendLedger;
  readonly zoneOf: (customer: string) => string;
  readonly campaignOf: (key: string) => Campaign | undefined;
  readonly hasMessage: (customer: string, key: string) => boolean;
  /** The person itself is raising its consent just now. */
  readonly isRaising: (customer: string) => boolean;
  readonly report: (violation: Violation) => void;
}

/** Sees every write of every gate as it is committed: intents, what is cleared, what is taken back, and consents. */
export function watchGates({ ledger, zoneOf, campaignOf, hasMessage, isRaising, report }: GateWatchProps) {
  return ({ keys, oldImage, newImage }: ChangeRecord, at: Instant): void => {
    if (newImage === undefined) return;
    const customer = customerOfPk(keys.pk);
    const tell = (invariant: Violation['invariant'], text: string) => report({ invariant, at, text: `${customer}: ${text}` });
    const wasErased = oldImage?.erased === true;

    if (Number(newImage.rev) !== Number(oldImage?.rev ?? 0) + 1)
      tell('I8', `the gate goes from revision ${oldImage?.rev} to ${newImage.rev}`);
    if (wasErased && newImage.erased !== true) tell('I4', 'is no longer marked as erased');
    for (const channel of ['email', 'sms'] as const) {
      const [before, after] = [Object(oldImage?.[channel]).consent, Object(newImage[channel]).consent];
      ledger.shut(customer, channel, Object(newImage[channel]).suppressed, at);
      const raised = after === 'yes' && before !== 'yes' && oldImage !== undefined;
      if (raised && !isRaising(customer)) tell('I11', `consent to ${channel} rose from ${before} and nobody gave it`);
    }
    const [entriesBefore, entriesAfter] = [entriesOf(oldImage), entriesOf(newImage)];
    for (const [key, entry] of entriesAfter) {
      if (entriesBefore.get(key) === entry) continue;
      const gate = readContact(newImage);
      const inFlight = gate.inFlight[key];
      if (inFlight === undefined) continue;
      ledger.intend({ customer, key, at, entry: inFlight, gate });
      if (wasErased) tell('I4', `an intent of ${key} after the erasure`);
      const campaign = campaignOf(key);
      if (campaign === undefined) continue;
      const channels = campaign.steps.flatMap((step) => step.channels);
      if (!channels.some((channel) => mayUse(gate, channel, campaign, at, zoneOf(customer))))
        tell('I4', `an intent of ${key} that no channel allows`);
    }
    if (newImage.erased === true) return;
    for (const key of entriesBefore.keys()) {
      if (entriesAfter.has(key) || hasMessage(customer, key)) continue;
      const intent = ledger.latest(customer, key);
      if (intent?.call !== undefined && intent.call.outcome.kind !== 'refused')
        tell('I12', `the entry of ${key} was cleared and nobody had seen its message`);
      if (intent !== undefined) intent.takenBack = true;
    }
  };
}

const entriesOf = (image: Item | undefined): Map<string, unknown> => new Map(Object.entries(Object(image?.inFlight)));

/** > An address that is dead is never written to; one that complained, or said STOP, only where it is about safety. */
export const isShutFor = (campaignClass: Campaign['class'], suppressed: string | undefined): boolean =>
  suppressed === 'hard' || (suppressed !== undefined && campaignClass !== 'safety');

/** > Consent, suppression and erasure, as the gate said when the intent was committed. */
export function mayUse(gate: Contact, channel: Channel, campaign: Campaign, at: Instant, zone: string): boolean {
  const { consent, suppressed } = gate[channel];
  if (gate.erased === true || isShutFor(campaign.class, suppressed)) return false;
  if (campaign.class !== 'marketing') return true;
  // Half a minute for a midnight that falls between the decision and the intent.
  const day = textOfDay(dayAt(at - 30_000, zone));
  const isPaused = gate.pausedUntil !== undefined && textOfDay(dayAt(at + 30_000, zone)) < gate.pausedUntil && day < gate.pausedUntil;
  return consent === 'yes' && !isPaused && gate.withoutCampaigns?.includes(campaign.id) !== true;
}
