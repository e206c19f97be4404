import { type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Campaign, Step } from '../../domain/campaigns/campaign.ts';
import { decide } from '../../domain/decisions/decide.ts';
import { householdOf } from '../../domain/decisions/household-offer.ts';
import type { Verdict } from '../../domain/decisions/verdict.ts';
import type { Message } from '../../domain/message.ts';
import type { Occasion } from '../../domain/occasion.ts';
import type { Settings } from '../../domain/settings.ts';
import type { DeliverServices, Desk } from './deliver-entry.ts';
import { type LookedUp, lookUp } from './look-up.ts';
import { recordSkip } from './record-outcome.ts';
import { sendMessage } from './send-message.ts';
import { settleInFlight, settleStray, strayKeys } from './settle-in-flight.ts';
import { waitUntil } from './wait-until.ts';

/** `done`: a message item stands. `dropped`: the fact no longer holds, no line. `later`: comes back by the queue. */
export type Ending =
  | { readonly kind: 'done' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'later'; readonly at: Instant; readonly occasion?: Occasion };

/** One occasion on a customer's desk, with what was read for it. */
export interface Carrying {
  readonly services: DeliverServices;
  readonly desk: Desk;
  readonly occasion: Occasion;
  readonly campaign: Campaign;
  readonly step: Step;
  readonly settings: Settings;
  /** Messages that stand, by key, read after the gate. */
  readonly stored: ReadonlyMap<string, Message>;
  /** The household's last check-up offer, for cards that may carry one. */
  readonly householdOffer: { readonly day: string; readonly by: string } | undefined;
}

/** How often a lost race for the gate is taken up again before the occasion comes back by the queue. */
const TRIES = 6;

/** `first`: what was looked up for it since the gate on the desk was read. */
export async function deliverOccasion(
  services: DeliverServices,
  desk: Desk,
  occasion: Occasion,
  first: LookedUp | undefined,
): Promise<Ending> {
  if (occasion.due > services.clock.now()) return { kind: 'later', at: occasion.due };
  let found = first;
  for (let tries = 0; tries < TRIES; tries++) {
    const ending = await attempt(services, desk, occasion, found);
    if (ending !== 'lost-race') return ending;
    desk.contact = await services.gates.read(desk.customer);
    found = await lookUp(services, desk, occasion);
  }
  return { kind: 'later', at: services.clock.now() + MINUTE };
}

async function attempt(
  services: DeliverServices,
  desk: Desk,
  occasion: Occasion,
  found: LookedUp | undefined,
): Promise<Ending | 'lost-race'> {
  if (found === undefined) return await settleStrays(services, desk, occasion, []);
  const { campaign, invitation, step, settings, marketingPaused, own, stored } = found;
  const { state } = desk;
  const now = services.clock.now();
  if (own.every((key) => stored.has(key))) return { kind: 'done' };
  const strays = await settleStrays(services, desk, occasion, [...own, ...stored.keys()]);
  if (strays.kind !== 'dropped') return strays;

  const offersCheckUp = campaign.rule === 'product-birthday' && state !== undefined;
  const householdOffer = offersCheckUp ? await services.offers.read(householdOf(state.customer)) : undefined;
  const greeted = new Set([...stored.values()].filter(usesUp).map(({ key }) => key));
  const { tooLateBefore } = desk;
  const { closesBefore } = services.limits;
  const situation = {
    now,
    occasion,
    campaign,
    invitation,
    step,
    settings,
    state,
    householdOffer,
    greeted,
    tooLateBefore,
    marketingPaused,
    closesBefore,
  };
  const carrying = { services, desk, occasion, campaign, step, settings, stored, householdOffer };
  let ending: Ending = { kind: 'dropped' };
  for (const [index, key] of own.entries()) {
    // Each on the gate as it stands by then: what the channel before it took, or what came in between, counts for it.
    const verdict = decide({ ...situation, contact: desk.contact })[index];
    const next: Ending | 'lost-race' = verdict === undefined ? ending : await carryOut(carrying, key, verdict);
    if (next === 'lost-race') return next;
    if (ending.kind !== 'later' && next.kind !== 'dropped') ending = next;
  }
  return ending;
}

async function settleStrays(services: DeliverServices, desk: Desk, occasion: Occasion, known: readonly string[]): Promise<Ending> {
  let ending: Ending = { kind: 'dropped' };
  for (const key of strayKeys(occasion, desk.contact.inFlight, known)) ending = await settleStray(services, desk, occasion, key);
  return ending;
}

async function carryOut(carrying: Carrying, key: string, verdict: Verdict): Promise<Ending | 'lost-race'> {
  if (carrying.stored.has(key)) return { kind: 'done' };
  const entry = carrying.desk.contact.inFlight[key];
  if (entry !== undefined) return await settleInFlight(carrying, key, entry, verdict);
  switch (verdict.kind) {
    case 'nothing':
      return { kind: 'dropped' };
    case 'skip':
      return await recordSkip(carrying, verdict);
    case 'wait':
      return await waitUntil(carrying, verdict.askAgain ?? verdict.until);
    case 'send':
      return await sendMessage(carrying, verdict, 1);
  }
}

/** A message that reached, or may have reached, the person. */
const usesUp = ({ state }: Message): boolean => state !== 'skipped' && state !== 'failed';
