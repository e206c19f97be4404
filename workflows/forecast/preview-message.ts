import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Campaign, Step } from '../../domain/campaigns/campaign.ts';
import type { CampaignPlan } from '../../domain/campaigns/campaign-draft.ts';
import type { WrittenTexts } from '../../domain/campaigns/campaign-texts.ts';
import { dueOf, factDateFor, ordinalOn } from '../../domain/campaigns/step-arithmetic.ts';
import { textsOfVariant } from '../../domain/campaigns/variant-texts.ts';
import type { Channel, Customer } from '../../domain/customer.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import type { SkipReason } from '../../domain/decisions/reason.ts';
import type { Verdict } from '../../domain/decisions/verdict.ts';
import { deriveFacts } from '../../domain/facts/derive-facts.ts';
import type { Values } from '../../domain/facts/fact.ts';
import { messageKey, type Occasion } from '../../domain/occasion.ts';
import type { Settings } from '../../domain/settings.ts';
import { type ContentLocale, greeting } from '../../domain/wording/greeting.ts';
import { toneVariant } from '../../domain/wording/memory.ts';
import type { ContentCompiler } from '../campaigns/content-compiler.ts';
import type { TextReviewer } from '../campaigns/review-texts.ts';
import type { Clock } from '../clock.ts';
import { decideAsItStands } from '../decide-as-it-stands.ts';
import { companySlots, slotsFor } from '../deliver/compose-message.ts';
import { previewLinks } from './preview-links.ts';
import type { TryingServices } from './try-date.ts';

export interface PreviewServices extends TryingServices {
  readonly clock: Clock;
  readonly compiler: ContentCompiler;
  readonly reviewer: TextReviewer;
}

export interface PreviewQuestion {
  readonly plan: CampaignPlan;
  readonly texts: WrittenTexts;
  readonly step: string;
  /** Of a step that says several things: which is looked at. */
  readonly variant?: string | undefined;
  readonly channel: Channel;
  readonly locale: ContentLocale;
  /** Undefined: an invented one. */
  readonly customer?: string | undefined;
}

export type Preview =
  | { readonly kind: 'rendered'; readonly subject: string; readonly html: string; readonly text: string; readonly for: PreviewedFor }
  | { readonly kind: 'missing'; readonly what: string };

/** For whom it was made, and what the engine would do with it on the day; `sample`: for an invented person. */
export type PreviewedFor =
  | { readonly kind: 'sample' }
  | {
      readonly kind: 'customer';
      readonly customer: Customer;
      /** Absent where they have no such date ahead: values are then the example's. */
      readonly on?: CalendarDate | undefined;
      readonly heldBack?: SkipReason | undefined;
    };

/** How far the look for the next date goes. */
const HORIZON_DAYS = 400;

/** A step in one language as a real customer would get it next, or as the example has it. Nothing is sent, nothing written. */
export async function previewMessage(services: PreviewServices, question: PreviewQuestion): Promise<Preview> {
  const { plan, texts, channel, locale } = question;
  const step = plan.steps.find(({ id }) => id === question.step);
  const written = texts[locale];
  if (step === undefined || written === undefined) return { kind: 'missing', what: 'nothing is written yet' };
  let content: Awaited<ReturnType<ContentCompiler['compile']>>;
  try {
    const said = textsOfVariant(written, step.id, question.variant);
    content = await services.compiler.compile({ class: plan.class, texts: said, step: step.id, channel, locale });
  } catch (fault) {
    return { kind: 'missing', what: fault instanceof Error ? fault.message.slice(0, 300) : 'unreadable' };
  }
  if (content === undefined) return { kind: 'missing', what: 'nothing is written yet' };
  const { slots, person } = await slotsOf(services, question, step);
  const rendered = await services.renderer.render(`preview/${step.id}/${channel}/${locale}`, content, slots);
  return rendered.kind === 'missing' ? rendered : { ...rendered, for: person };
}

async function slotsOf(
  services: PreviewServices,
  { plan, channel, locale, customer }: PreviewQuestion,
  step: Step,
): Promise<{ readonly slots: Values; readonly person: PreviewedFor }> {
  const [state, settings] = await Promise.all([
    customer === undefined ? undefined : services.states.load(customer),
    services.library.settings(),
  ]);
  const sample = { ...services.reviewer.samples(plan, step.id, locale), ...companySlots(settings, locale) };
  if (state === undefined) return { slots: sample, person: { kind: 'sample' } };
  const named: Values = {
    ...sample,
    customer: state.customer.name === undefined ? {} : { name: state.customer.name },
    greeting: greeting(state.customer.name, locale),
    tone: toneVariant(state.customer.tone),
  };
  const next = nextOccasion(plan, step, state, settings, services.clock.now());
  if (next === undefined) return { slots: named, person: { kind: 'customer', customer: state.customer } };
  const campaign: Campaign = { ...plan, version: 0, live: true, approved: true };
  const asked = { now: services.clock.now(), state, campaign, step, settings };
  const { verdicts } = await decideAsItStands(services, asked, next.occasion);
  const verdict = asSent(verdicts, channel, next.occasion);
  const person: PreviewedFor = { kind: 'customer', customer: state.customer, on: next.day, heldBack: verdict.heldBack };
  if (verdict.send === undefined) return { slots: named, person };
  const desk = { customer: state.customer.id, state };
  return {
    slots: slotsFor({ services: { links: previewLinks }, desk, occasion: next.occasion, campaign, settings }, verdict.send, locale),
    person,
  };
}

/** What would be said, were nothing in the way; and what is. */
function asSent(
  verdicts: readonly Verdict[],
  channel: Channel,
  occasion: Occasion,
): { readonly send?: Extract<Verdict, { kind: 'send' }>; readonly heldBack?: SkipReason } {
  const verdict = verdicts.find((each) => each.kind === 'send') ?? verdicts[0];
  if (verdict === undefined || verdict.kind === 'nothing' || verdict.kind === 'wait') return {};
  if (verdict.kind === 'send') return { send: { ...verdict, channel } };
  if (Object.keys(verdict.values).length === 0) return { heldBack: verdict.reason };
  const key = messageKey({ ...occasion, occurrence: occasion.date });
  const identity = { key, subject: occasion.subject, covers: [] };
  return { send: { kind: 'send', channel, identity, values: verdict.values, claimsOffer: false }, heldBack: verdict.reason };
}

function nextOccasion(plan: CampaignPlan, step: Step, state: CustomerState, settings: Settings, now: number) {
  const { id, timeZone } = state.customer;
  const today = localDate(now, timeZone);
  const facts = deriveFacts(state, today).filter(({ kind }) => kind === plan.fact);
  const fromFirstYear = plan.rule === 'product-birthday' || plan.rule === 'anniversary';
  for (let ahead = 0; facts.length > 0 && ahead <= HORIZON_DAYS; ahead++) {
    const day = addDays(today, ahead);
    const date = factDateFor(step, day);
    for (const { kind, subject, ...fact } of facts) {
      const ordinal = ordinalOn(fact, date, settings.leapDay);
      if (ordinal === undefined || (fromFirstYear && ordinal === 0)) continue;
      return { day, occasion: { campaign: plan.id, step: step.id, kind, subject, date, due: dueOf(step, date, timeZone, settings, id) } };
    }
  }
  return undefined;
}
