import { inAudience } from '../audience.ts';
import { BROADCAST, broadcastFact } from '../broadcasts/broadcast.ts';
import { addDays, type CalendarDate, type Instant } from '../calendar/calendar-date.ts';
import { nextOpen } from '../calendar/quiet-hours.ts';
import { localDate, startOfDay } from '../calendar/zoned-time.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { invitationDue } from '../campaigns/invitation.ts';
import { dueOf, factDateFor, isReply, occurrenceOf, ordinalOn } from '../campaigns/step-arithmetic.ts';
import { capReached } from '../caps.ts';
import type { Case } from '../cases/case.ts';
import { allowedAtLevel } from '../classes/programme-level.ts';
import type { Contact } from '../contact.ts';
import { checkChannel, chooseChannel } from '../contacts/channel-choice.ts';
import type { Channel } from '../customer.ts';
import type { CustomerState } from '../customer-state.ts';
import { deriveFacts } from '../facts/derive-facts.ts';
import { type Fact, shownSubject, type Values } from '../facts/fact.ts';
import { inHoldout } from '../holdout.ts';
import { messageKey } from '../occasion.ts';
import { askRule } from '../rules/ask-rule.ts';
import type { RuleAnswer } from '../rules/rule.ts';
import { askedOnOf } from '../surveys/survey-spacing.ts';
import { isOfferFree, offerHolder } from './household-offer.ts';
import { latestFor } from './lateness.ts';
import type { SkipReason } from './reason.ts';
import type { MessageIdentity, Situation, Verdict } from './verdict.ts';

/**
 * What becomes of an occasion now: one verdict, or one per channel where the step sends on each. First the campaign's rule is asked;
 * then the gates, in the order of interfaces.md, and the first that fails gives the reason. `explain` and the send path call this.
 */
export function decide(situation: Situation): readonly Verdict[] {
  const { step } = situation;
  return step.send === 'each' ? step.channels.map((channel) => decideOne(situation, channel)) : [decideOne(situation, undefined)];
}

function decideOne(situation: Situation, only: Channel | undefined): Verdict {
  const { occasion, campaign, contact, state, settings, greeted } = situation;
  if (state === undefined || contact.erased === true) {
    const identity = { key: keyOf(situation, occasion.subject, occasion.date, only), subject: occasion.subject, covers: [] };
    return skip(offReason(campaign) ?? 'erased', only ?? null, identity);
  }
  const today = localDate(situation.now, state.customer.timeZone);
  const found = findFact(state, situation, today);
  if (found === undefined) return { kind: 'nothing' };
  const { fact, ordinal } = found;
  const keyFor = (subject: string, n: number) => keyOf(situation, subject, occurrenceOf(fact, n), only);
  const answer = askRule(campaign.rule, {
    campaign: campaign.id,
    state,
    contact,
    fact,
    ordinal,
    date: occasion.date,
    dueDay: localDate(occasion.due, state.customer.timeZone),
    today,
    settings,
    greeted: (asset, n) => greeted.has(keyFor(asset, n)),
  });
  if (answer.kind === 'nothing') return { kind: 'nothing' };
  const identity = identify(keyFor(fact.subject, ordinal), fact, answer, keyFor);
  return passGates(situation, { state, today, fact, answer, identity, only });
}

/** The fact as the state has it now: undefined where it has moved or ended. */
function findFact(state: CustomerState, { occasion, settings }: Situation, today: string): { fact: Fact; ordinal: number } | undefined {
  if (occasion.kind === BROADCAST) return { fact: broadcastFact(occasion.subject, occasion.date), ordinal: 0 };
  for (const fact of deriveFacts(state, today)) {
    if (fact.kind !== occasion.kind || fact.subject !== occasion.subject) continue;
    const ordinal = ordinalOn(fact, occasion.date, settings.leapDay);
    if (ordinal !== undefined) return { fact, ordinal };
  }
  return undefined;
}

function keyOf({ occasion }: Situation, subject: string, occurrence: string, channel: Channel | undefined): string {
  return messageKey({ campaign: occasion.campaign, step: occasion.step, subject, occurrence, channel });
}

function identify(key: string, fact: Fact, answer: RuleAnswer, keyFor: (subject: string, n: number) => string): MessageIdentity {
  const products = answer.kind === 'holds' ? (answer.products ?? []) : [];
  if (products.length < 2) return { key, subject: fact.subject, covers: [] };
  const others = products.filter(({ asset }) => asset.id !== fact.subject);
  return {
    key,
    subject: products.map(({ asset }) => asset.id).join('+'),
    covers: others.map(({ asset, years }) => ({ key: keyFor(asset.id, years), subject: asset.id })),
  };
}

interface Passing {
  readonly state: CustomerState;
  readonly today: string;
  readonly fact: Fact;
  readonly answer: Exclude<RuleAnswer, { kind: 'nothing' }>;
  readonly identity: MessageIdentity;
  readonly only: Channel | undefined;
}

function passGates(situation: Situation, { state, today, fact, answer, identity, only }: Passing): Verdict {
  const { campaign, step, contact, settings, occasion, now } = situation;
  const { customer } = state;
  const marketing = campaign.class === 'marketing';
  const values = answer.kind === 'holds' ? answer.values : {};
  const stop = (reason: SkipReason, channel: Channel | null = only ?? null): Verdict => skip(reason, channel, identity, values);

  const off = offReason(campaign);
  if (off !== undefined) return stop(off);
  const asset = fact.kind.startsWith('asset.') ? state.assets.find(({ id }) => id === shownSubject(fact)) : undefined;
  if (!inAudience(campaign.audience, { customer, asset, fact })) return stop('not-in-audience');
  if (settings.relationshipLevels && !allowedAtLevel(campaign, customer)) return stop('not-in-audience');
  if (answer.kind === 'skip') return stop(answer.reason);
  const due = dueOnceAllowed(situation, state, answer);
  if (due > now) return { kind: 'wait', until: due, askAgain: Math.min(due, sameTimeTomorrow(situation, state, today)), identity };
  if (marketing && inHoldout(campaign.id, customer.id, campaign.holdoutPercent ?? settings.holdoutPercent)) return stop('holdout');
  if (marketing && campaign.rule !== 'case-closed' && hasOpenCase(contact, state, today)) return stop('open-case');

  const asked = {
    customer,
    contact,
    class: campaign.class,
    campaign: campaign.id,
    today,
    marketingPaused: situation.marketingPaused === true,
  };
  const choice = only === undefined ? chooseChannel({ ...asked, step }) : checkChannel({ ...asked, channel: only });
  if (choice.kind === 'skip') return stop(choice.reason);
  const { channel } = choice;

  const latest = Math.min(latestFor(step, due, occasion.date, customer.timeZone, settings), endOf(answer.notAfter, customer.timeZone));
  if (campaign.class !== 'safety' && !isReply(step)) {
    const open = nextOpen(now, customer.timeZone, settings.quietHours, customer.zoneCandidates, situation.closesBefore, contact.quietHours);
    if (open === undefined || open > Math.max(now, latest)) return stop('too-late', channel);
    if (open > now) return { kind: 'wait', until: open, identity };
  }
  if (marketing && capReached(contact.capDays, today, settings.caps.marketing)) return stop('capped', channel);
  if (now > latest || due < (situation.tooLateBefore ?? 0)) return stop('too-late', channel);

  const offersCheckUp = campaign.rule === 'product-birthday';
  const claimsOffer = offersCheckUp && isOfferFree(situation.householdOffer, offerHolder(customer.id, identity.key), today, settings);
  return {
    kind: 'send',
    channel,
    identity,
    values: offersCheckUp ? { ...values, offer: claimsOffer } : values,
    claimsOffer,
    capDay: marketing ? today : undefined,
    asked: campaign.rule === 'survey' ? { as: askedOnOf(campaign.id, settings), on: today } : undefined,
  };
}

/** When it comes due in truth: on the day that its rule names, and not before the letter that is to come first. */
function dueOnceAllowed(
  { campaign, invitation, occasion, step, settings }: Situation,
  state: CustomerState,
  { notBefore }: Extract<RuleAnswer, { kind: 'holds' }>,
): Instant {
  const byRule =
    notBefore === undefined || step.offsetDays < 0 ? 0 : dueOf(step, notBefore, state.customer.timeZone, settings, state.customer.id);
  const isSecond = campaign.class === 'marketing' && campaign.id !== invitation?.id;
  const first = isSecond ? invitationDue(invitation, state, settings) : undefined;
  const due = Math.max(occasion.due, byRule);
  return first !== undefined && localDate(due, state.customer.timeZone) === state.customer.joinedOn ? Math.max(due, first) : due;
}

/** care 15: a day on which nobody is there may be taken back while it is waited for. */
const sameTimeTomorrow = ({ step, settings }: Situation, { customer }: CustomerState, today: CalendarDate): Instant =>
  dueOf(step, factDateFor(step, addDays(today, 1)), customer.timeZone, settings, customer.id);

const endOf = (day: CalendarDate | undefined, zone: string): Instant =>
  day === undefined ? Number.POSITIVE_INFINITY : startOfDay(addDays(day, 1), zone) - 1;

const offReason = ({ live, approved }: Campaign): SkipReason | undefined =>
  !live ? 'campaign-off' : approved ? undefined : 'not-approved';

const holdsBack: ReadonlySet<Case['kind']> = new Set(['complaint', 'repair', 'recall']);

/**
 * > No complaint, repair or recall open (a survey after closing excepted). The gate names every open case, that of somebody dissatisfied
 * > too; complaints, repairs and recalls that came with a file are seen by their own dates.
 */
function hasOpenCase({ openCases = [] }: Contact, { cases }: CustomerState, today: CalendarDate): boolean {
  return openCases.length > 0 || cases.some(({ kind, closedOn }) => holdsBack.has(kind) && (closedOn === undefined || closedOn > today));
}

function skip(reason: SkipReason, channel: Channel | null, identity: MessageIdentity, values: Values = {}): Verdict {
  return { kind: 'skip', reason, channel, identity, values };
}
