import { BROADCAST, broadcastFact } from '../domain/broadcasts/broadcast.ts';
import { addDays, type CalendarDate } from '../domain/calendar/calendar-date.ts';
import { instantText, localDate, zonedText } from '../domain/calendar/zoned-time.ts';
import type { Campaign, Step } from '../domain/campaigns/campaign.ts';
import { dueOf, factDateFor, ordinalOn, runsOn } from '../domain/campaigns/step-arithmetic.ts';
import type { Customer } from '../domain/customer.ts';
import type { CustomerState } from '../domain/customer-state.ts';
import type { Verdict } from '../domain/decisions/verdict.ts';
import { deriveFacts } from '../domain/facts/derive-facts.ts';
import { type Fact, shownSubject, type Values } from '../domain/facts/fact.ts';
import { type Message, outcomeOf } from '../domain/message.ts';
import type { Occasion } from '../domain/occasion.ts';
import type { Settings } from '../domain/settings.ts';
import type { BroadcastBook } from './broadcasts/broadcast-book.ts';
import type { Clock } from './clock.ts';
import type { CustomerStates } from './customer-states.ts';
import { type AsItStands, type DecidingServices, decideAsItStands } from './decide-as-it-stands.ts';

export interface ExplainServices extends DecidingServices {
  readonly clock: Clock;
  readonly states: CustomerStates;
  readonly broadcasts: Pick<BroadcastBook, 'list'>;
}

/** One step on the day asked about. `due`: its time has not come, and this is what would come of it as things stand. */
export interface ExplainedStep {
  readonly step: string;
  readonly subject: string;
  /** The fact's date in the year at hand. */
  readonly occasion: CalendarDate;
  readonly sendAt: string;
  readonly verdict: 'sent' | 'skipped' | 'failed' | 'waiting' | 'due' | 'nothing';
  readonly expected?: 'sent' | 'skipped' | 'waiting' | 'nothing' | undefined;
  readonly reason?: string | undefined;
  readonly channel?: string | null | undefined;
  readonly at?: string | undefined;
  readonly values?: Values | undefined;
}

export interface Explanation {
  readonly customer: string;
  readonly campaign: string;
  readonly on: CalendarDate;
  readonly timeZone: string;
  readonly live: boolean;
  readonly lines: readonly ExplainedStep[];
  /** The next step after that day, within 400 days. */
  readonly next?: { readonly step: string; readonly subject: string; readonly occasion: CalendarDate; readonly sendAt: string } | undefined;
}

/** How far the look for the next step goes. */
const HORIZON_DAYS = 400;

/** Sent when, skipped why, or when next: by the very decision that the send path acts on. Undefined for an unknown customer or campaign. */
export async function explain(
  services: ExplainServices,
  question: { readonly customer: string; readonly campaign: string; readonly on?: CalendarDate | undefined },
): Promise<Explanation | undefined> {
  const [state, campaigns, settings] = await Promise.all([
    services.states.load(question.customer, { consistent: true }),
    services.library.campaigns(),
    services.library.settings(),
  ]);
  const campaign = campaigns.find(({ id }) => id === question.campaign);
  if (state === undefined || campaign === undefined) return undefined;
  const now = services.clock.now();
  const { timeZone } = state.customer;
  const on = question.on ?? localDate(now, timeZone);
  const facts =
    campaign.fact === BROADCAST ? await broadcastsTo(services, campaign, state) : factsOf(state, campaign, localDate(now, timeZone));
  const lines: ExplainedStep[] = [];
  for (const { step, fact, date } of stepsOn(campaign, facts, on, settings)) {
    const occasion = occasionFor(campaign, step, fact, date, state.customer, settings);
    lines.push(...(await explainOccasion(services, { now, state, campaign, step, settings }, occasion)));
  }
  return {
    customer: question.customer,
    campaign: campaign.id,
    on,
    timeZone,
    live: campaign.live,
    lines,
    next: nextAfter(on, campaign, facts, state.customer, settings),
  };
}

const factsOf = (state: CustomerState, { fact }: Campaign, today: CalendarDate): Fact[] =>
  deriveFacts(state, today).filter(({ kind }) => kind === fact);

/** Broadcasts of the campaign that walk by this customer; their dates stand in no calendar. */
async function broadcastsTo({ broadcasts }: ExplainServices, { id }: Campaign, { assets }: CustomerState): Promise<Fact[]> {
  const owns = (model: string) => assets.some((asset) => asset.model === model && asset.status === 'active');
  const meant = (await broadcasts.list()).filter(({ campaign, to }) => campaign === id && (to.kind === 'everybody' || owns(to.model)));
  return meant.map((one) => broadcastFact(one.id, one.date));
}

function* stepsOn(campaign: Campaign, facts: readonly Fact[], day: CalendarDate, settings: Settings) {
  if (!runsOn(campaign, day)) return;
  for (const step of campaign.steps) {
    const date = factDateFor(step, day);
    for (const fact of facts) if (ordinalOn(fact, date, settings.leapDay) !== undefined) yield { step, fact, date };
  }
}

function occasionFor(
  campaign: Campaign,
  step: Step,
  fact: Fact,
  date: CalendarDate,
  { id, timeZone }: Customer,
  settings: Settings,
): Occasion {
  const due = dueOf(step, date, timeZone, settings, id);
  return { campaign: campaign.id, step: step.id, kind: fact.kind, subject: fact.subject, date, due };
}

async function explainOccasion(services: ExplainServices, asking: AsItStands, occasion: Occasion): Promise<ExplainedStep[]> {
  const { step, state, now } = asking;
  const { own, stored, verdicts } = await decideAsItStands(services, asking, occasion);
  const base = {
    step: step.id,
    subject: shownSubject(occasion),
    occasion: occasion.date,
    sendAt: zonedText(occasion.due, state.customer.timeZone),
  };
  return own.map((key, index) => {
    const message = stored.get(key);
    if (message !== undefined) return { ...base, ...fromMessage(message) };
    const { verdict: expected, ...rest } = fromVerdict(verdicts[index] ?? { kind: 'nothing' });
    if (occasion.due > now) return { ...base, verdict: 'due', expected, ...rest };
    return { ...base, verdict: expected === 'sent' ? 'waiting' : expected, ...rest };
  });
}

function fromMessage(message: Message): Pick<ExplainedStep, 'verdict' | 'reason' | 'channel' | 'at' | 'values'> {
  const { state, reason, channel, at, values } = message;
  return {
    verdict: outcomeOf(message) ?? 'nothing',
    reason: state === 'covered' ? 'in a merged card' : reason,
    channel,
    at: instantText(at),
    values,
  };
}

function fromVerdict(verdict: Verdict): {
  verdict: 'sent' | 'skipped' | 'waiting' | 'nothing';
  reason?: string;
  channel?: string | null;
  at?: string;
  values?: Values;
} {
  switch (verdict.kind) {
    case 'nothing':
      return { verdict: 'nothing' };
    case 'skip':
      return { verdict: 'skipped', reason: verdict.reason, channel: verdict.channel };
    case 'wait':
      return { verdict: 'waiting', at: instantText(verdict.until) };
    case 'send':
      return { verdict: 'sent', channel: verdict.channel, values: verdict.values };
  }
}

function nextAfter(
  on: CalendarDate,
  campaign: Campaign,
  facts: readonly Fact[],
  customer: Customer,
  settings: Settings,
): Explanation['next'] {
  if (facts.length === 0) return undefined;
  for (let ahead = 1; ahead <= HORIZON_DAYS; ahead++) {
    for (const { step, fact, date } of stepsOn(campaign, facts, addDays(on, ahead), settings)) {
      const { due } = occasionFor(campaign, step, fact, date, customer, settings);
      return { step: step.id, subject: shownSubject(fact), occasion: date, sendAt: zonedText(due, customer.timeZone) };
    }
  }
  return undefined;
}
