import { addDays, type CalendarDate, type Instant } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Campaign, Step } from '../../domain/campaigns/campaign.ts';
import { dueOf } from '../../domain/campaigns/step-arithmetic.ts';
import { variantOf } from '../../domain/campaigns/variant.ts';
import { spokenStep } from '../../domain/campaigns/variant-texts.ts';
import type { Channel, Customer } from '../../domain/customer.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import type { SkipReason } from '../../domain/decisions/reason.ts';
import type { Verdict } from '../../domain/decisions/verdict.ts';
import { deriveFacts } from '../../domain/facts/derive-facts.ts';
import { putOffByOrders } from '../../domain/facts/put-off-by-orders.ts';
import type { Occasion } from '../../domain/occasion.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CustomerStates } from '../customer-states.ts';
import { type DecidingServices, decideAsItStands } from '../decide-as-it-stands.ts';
import { slotsFor } from '../deliver/compose-message.ts';
import type { Renderer } from '../outbox.ts';
import type { dryContent } from './dry-content.ts';
import type { PlannedDate } from './plan-ahead.ts';
import { previewLinks } from './preview-links.ts';

export interface TryingServices extends DecidingServices {
  readonly states: Pick<CustomerStates, 'load'>;
  readonly renderer: Renderer;
}

/** A message as it would go out. */
export interface DryMessage {
  readonly channel: Channel;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export type TriedOutcome =
  | { readonly kind: 'sent'; readonly message: DryMessage }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  /** It would be no message of its own: the date no longer holds, or another card speaks for it. */
  | { readonly kind: 'nothing' };

export interface TriedDate {
  readonly planned: PlannedDate;
  readonly customer: Customer | undefined;
  readonly state: CustomerState | undefined;
  readonly due: Instant;
  /** One, or one per channel where the step sends on each. */
  readonly outcomes: readonly TriedOutcome[];
}

export interface Trying {
  readonly now: Instant;
  /** As it would be once it is let go: live and approved. */
  readonly campaign: Campaign;
  readonly settings: Settings;
  readonly contentOf: ReturnType<typeof dryContent>;
  /** Of the days ahead. */
  readonly lastDay: CalendarDate;
}

/** Decides one planned date by the engine's own decision, at its own time, as everything stands now; and renders what would go out. */
export async function tryDate(services: TryingServices, trying: Trying, standing: PlannedDate): Promise<TriedDate> {
  const { campaign, settings, now } = trying;
  const step = campaign.steps.find(({ id }) => id === standing.step);
  const state = await services.states.load(standing.customer);
  if (step === undefined || state === undefined)
    return { planned: standing, customer: undefined, state: undefined, due: now, outcomes: [{ kind: 'skipped', reason: 'erased' }] };
  const planned = asTheStateHasIt(trying, step, state, standing);
  const occasion: Occasion = {
    campaign: campaign.id,
    step: step.id,
    kind: campaign.fact,
    subject: planned.subject,
    date: planned.date,
    due: dueOf(step, planned.date, state.customer.timeZone, settings, state.customer.id),
  };
  const { verdicts } = await decideAsItStands(services, { now, state, campaign, step, settings }, occasion);
  const outcomes = [];
  for (const verdict of verdicts) outcomes.push(await outcomeOf(services, trying, { state, step, occasion }, verdict));
  return { planned, customer: state.customer, state, due: occasion.due, outcomes };
}

/** What orders put off may stand earlier than it will be: it is tried where it will be, if that is ahead too. */
function asTheStateHasIt({ campaign, now, lastDay }: Trying, step: Step, state: CustomerState, standing: PlannedDate): PlannedDate {
  if (!putOffByOrders.has(campaign.fact)) return standing;
  const facts = deriveFacts(state, localDate(now, state.customer.timeZone));
  const { date } = facts.find(({ kind, subject }) => kind === campaign.fact && subject === standing.subject) ?? standing;
  const day = addDays(date, step.offsetDays);
  return date > standing.date && day <= lastDay ? { ...standing, date, day } : standing;
}

interface Tried {
  readonly state: CustomerState;
  readonly step: Step;
  readonly occasion: Occasion;
}

async function outcomeOf(services: TryingServices, trying: Trying, tried: Tried, verdict: Verdict): Promise<TriedOutcome> {
  switch (verdict.kind) {
    case 'nothing':
      return { kind: 'nothing' };
    case 'skip':
      return { kind: 'skipped', reason: verdict.reason };
    case 'wait':
      // It goes at the end of the quiet hours: decided anew, but for the same person by the same rules.
      return await atTheirEnd(services, trying, tried, verdict.until);
    case 'send': {
      const message = await renderDry(services, trying, tried, verdict);
      return message === undefined ? { kind: 'skipped', reason: 'content-missing' } : { kind: 'sent', message };
    }
  }
}

async function atTheirEnd(services: TryingServices, trying: Trying, tried: Tried, until: Instant): Promise<TriedOutcome> {
  const { campaign, settings } = trying;
  const { verdicts } = await decideAsItStands(
    services,
    { now: until, state: tried.state, campaign, step: tried.step, settings },
    tried.occasion,
  );
  const [verdict] = verdicts;
  if (verdict === undefined || verdict.kind === 'wait') return { kind: 'skipped', reason: 'too-late' };
  return await outcomeOf(services, trying, tried, verdict);
}

/** The message in the customer's language; undefined where a part or a value of it is not there. */
export async function renderDry(
  { renderer }: Pick<TryingServices, 'renderer'>,
  { campaign, settings, contentOf }: Trying,
  { state, step, occasion }: Tried,
  verdict: Extract<Verdict, { kind: 'send' }>,
): Promise<DryMessage | undefined> {
  const language = state.customer.locale ?? settings.company.locale;
  const found = await contentOf(spokenStep(step.id, variantOf(campaign.id, step, state.customer.id)), verdict.channel, language);
  if (found === undefined) return undefined;
  const desk = { customer: state.customer.id, state };
  const slots = slotsFor({ services: { links: previewLinks }, desk, occasion, campaign, settings }, verdict, language);
  const rendered = await renderer.render(`dry/${step.id}/${verdict.channel}/${found.locale}`, found.content, slots);
  if (rendered.kind === 'missing') return undefined;
  const { subject, html, text } = rendered;
  return { channel: verdict.channel, subject, html, text };
}
