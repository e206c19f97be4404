import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { withoutOldDays } from '../../domain/caps.ts';
import { type ContactChannel, MAX_IN_FLIGHT } from '../../domain/contact.ts';
import { freeIfOnOrBefore, householdOf, offerHolder } from '../../domain/decisions/household-offer.ts';
import type { Verdict } from '../../domain/decisions/verdict.ts';
import { callProvider } from './call-provider.ts';
import { composeMessage } from './compose-message.ts';
import type { Carrying, Ending } from './deliver-occasion.ts';
import { learnOutcome, putOffSend } from './learn-outcome.ts';
import { recordSkip } from './record-outcome.ts';
import { type TakenIntent, takeIntentBack } from './take-intent-back.ts';

type Send = Extract<Verdict, { kind: 'send' }>;

/**
 * Content, then the one conditional write of the intent, then the one call of the provider, then the outcome. Between intent and
 * call nothing but the deadline is looked at.
 */
export async function sendMessage(carrying: Carrying, verdict: Send, attempt: number): Promise<Ending | 'lost-race'> {
  const { services, desk } = carrying;
  const outgoing = await composeMessage(carrying, verdict, attempt);
  if (outgoing === 'content-missing') return await recordSkip(carrying, { ...verdict, kind: 'skip', reason: 'content-missing' });
  const held = await services.outbox.hold?.(outgoing.channel);
  if (held !== undefined) return await putOffSend(carrying, verdict, held);
  if (services.deadline() <= services.clock.now()) return { kind: 'later', at: services.clock.now() + MINUTE };
  if (verdict.claimsOffer && !(await claimOffer(carrying, verdict))) return 'lost-race';

  const taken = await commitIntent(carrying, verdict, attempt);
  if (taken === 'lost-race' || 'kind' in taken) return taken;
  if (services.deadline() <= services.clock.now()) {
    await takeIntentBack(services, desk, taken);
    return { kind: 'later', at: services.clock.now() + MINUTE };
  }
  const outcome = await callProvider(services.outbox, outgoing);
  return await learnOutcome(carrying, verdict, taken, outcome);
}

async function commitIntent(carrying: Carrying, verdict: Send, n: number): Promise<TakenIntent | 'lost-race' | Ending> {
  const { services, desk, stored, settings, campaign, occasion } = carrying;
  const { rev, ...gate } = desk.contact;
  const unseen = Object.entries(gate.inFlight).filter(([key]) => !stored.has(key) && key !== verdict.identity.key);
  const now = services.clock.now();
  if (unseen.length >= MAX_IN_FLIGHT) return { kind: 'later', at: now + 5 * MINUTE };
  const { capDay, asked } = verdict;
  const capDays = capDay === undefined ? gate.capDays : withoutOldDays(gate.capDays, capDay, settings.caps.marketing);
  const entry = { n, lease: now + services.limits.lease, capDay, due: occasion.due, class: campaign.class };
  const delivered = Object.keys(gate.inFlight).flatMap((key) => (stored.get(key)?.state === 'delivered' ? [stored.get(key)?.channel] : []));
  const { key } = verdict.identity;
  const next = {
    ...gate,
    email: delivered.includes('email') ? withoutSoftBounces(gate.email) : gate.email,
    sms: delivered.includes('sms') ? withoutSoftBounces(gate.sms) : gate.sms,
    capDays: capDay === undefined || n > 1 ? capDays : { ...capDays, [capDay]: (capDays[capDay] ?? 0) + 1 },
    ...(asked === undefined ? {} : { [asked.as]: asked.on }),
    inFlight: { ...Object.fromEntries(unseen), [key]: entry },
  };
  if (!(await services.gates.write(desk.customer, next, rev))) return 'lost-race';
  desk.contact = { ...next, rev: rev + 1 };
  return { key, n, lease: entry.lease, asked: asked === undefined ? undefined : { ...asked, before: gate[asked.as] } };
}

/** A delivery ends a row of soft bounces. It is noted with the next intent, which writes the gate anyway, not by a write of its own. */
const withoutSoftBounces = ({ softBounces: _, ...channel }: ContactChannel): ContactChannel => channel;

async function claimOffer({ services, desk, settings }: Carrying, { identity }: Send): Promise<boolean> {
  if (desk.state === undefined) return false;
  const { customer } = desk.state;
  const today = localDate(services.clock.now(), customer.timeZone);
  const holder = offerHolder(desk.customer, identity.key);
  return await services.offers.claim(householdOf(customer), holder, today, freeIfOnOrBefore(today, settings));
}
