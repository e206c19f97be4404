import { variantOf } from '../../domain/campaigns/variant.ts';
import type { Channel } from '../../domain/customer.ts';
import { householdOf, offerHolder } from '../../domain/decisions/household-offer.ts';
import type { FailReason } from '../../domain/decisions/reason.ts';
import type { MessageIdentity, Verdict } from '../../domain/decisions/verdict.ts';
import { shownSubject } from '../../domain/facts/fact.ts';
import type { Message } from '../../domain/message.ts';
import type { Carrying, Ending } from './deliver-occasion.ts';

type Skip = Extract<Verdict, { kind: 'skip' }>;
type Outcome = Pick<Message, 'state' | 'channel'> & Partial<Pick<Message, 'reason' | 'attempt' | 'providerId' | 'values'>>;

export function messageOf(carrying: Carrying, identity: Pick<MessageIdentity, 'key' | 'subject'>, outcome: Outcome): Message {
  const { services, desk, occasion, campaign, step, settings } = carrying;
  return {
    key: identity.key,
    campaign: campaign.id,
    version: campaign.version,
    class: campaign.class,
    step: occasion.step,
    variant: variantOf(campaign.id, step, desk.customer),
    subject: shownSubject({ kind: occasion.kind, subject: identity.subject }),
    date: occasion.date,
    due: occasion.due,
    at: services.clock.now(),
    timeZone: desk.state?.customer.timeZone ?? settings.company.timeZone,
    ...outcome,
  };
}

/** Writes the skip once. What was put off until too late bears the reason for which it was put off. */
export async function recordSkip(carrying: Carrying, { reason, channel, identity, values }: Skip): Promise<Ending> {
  const { putOff } = carrying.occasion;
  if (reason === 'too-late' && putOff !== undefined) return await recordFailure(carrying, identity, putOff, channel);
  await giveOfferBack(carrying, identity.key);
  await put(carrying, messageOf(carrying, identity, { state: 'skipped', reason, channel, values }));
  return { kind: 'done' };
}

export async function recordFailure(
  carrying: Carrying,
  identity: Pick<MessageIdentity, 'key' | 'subject'>,
  reason: FailReason,
  channel: Channel | null,
): Promise<Ending> {
  await put(carrying, messageOf(carrying, identity, { state: reason === 'unknown' ? 'abandoned' : 'failed', reason, channel }));
  return { kind: 'done' };
}

async function put({ services, desk }: Carrying, message: Message): Promise<void> {
  await services.messages.put(desk.customer, message, { ifAbsent: true });
}

async function giveOfferBack({ services, desk, householdOffer }: Carrying, key: string): Promise<void> {
  if (desk.state === undefined || householdOffer === undefined) return;
  const holder = offerHolder(desk.customer, key);
  if (householdOffer.by === holder) await services.offers.release(householdOf(desk.state.customer), holder);
}
