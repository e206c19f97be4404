import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { newContact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Settings } from '../../domain/settings.ts';
import {
  giftFault,
  type Kept,
  maySurprise,
  type Surprise,
  type SurpriseMonth,
  type SurpriseVerdict,
} from '../../domain/surprises/surprise.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerDirectory } from '../customer-directory.ts';
import type { CustomerStates } from '../customer-states.ts';
import { inParallel } from '../in-parallel.ts';

/** Surprises that were given, and what a month's cost. */
export interface SurpriseBook {
  last(customer: string): Promise<Surprise | undefined>;
  /** `2026-11`. */
  month(month: string): Promise<SurpriseMonth & { readonly rev: number }>;
  /** Writes the gift and the month's sum together; false where somebody else was quicker, or the customer is gone. */
  give(
    customer: string,
    surprise: Surprise,
    month: { readonly of: string; readonly next: SurpriseMonth; readonly rev: number },
  ): Promise<boolean>;
  given(month: string): AsyncIterable<Surprise & { readonly customer: string }>;
}

export interface SurpriseServices {
  readonly clock: Clock;
  readonly library: CampaignLibrary;
  readonly states: CustomerStates;
  readonly surprises: SurpriseBook;
}

/** A budget is a month's by the company's clock. */
export const budgetMonth = (now: number, { company }: Settings): string => localDate(now, company.timeZone).slice(0, 7);

export interface Candidate {
  readonly customer: Customer;
  readonly kept: Kept;
}

const AT_ONCE = 16;

/** care 32: those of one page of the company who may get one today, and why. */
export async function surpriseCandidates(
  services: SurpriseServices & { readonly directory: CustomerDirectory },
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly looked: number; readonly candidates: readonly Candidate[]; readonly next?: string | undefined }> {
  const settings = await services.library.settings();
  const { items, next } = await services.directory.customersByName('', after, limit);
  const found = await inParallel(items, AT_ONCE, async ({ id }) => {
    const asked = await ask(services, id, settings);
    return asked?.verdict.kind === 'may' ? [{ customer: asked.customer, kept: asked.verdict.kept }] : [];
  });
  return { looked: items.length, candidates: found.flat(), ...(next === undefined ? {} : { next }) };
}

async function ask(
  { clock, states, surprises }: SurpriseServices,
  id: string,
  settings: Settings,
): Promise<{ readonly customer: Customer; readonly verdict: SurpriseVerdict; readonly today: CalendarDate } | undefined> {
  const { state, contact = newContact } = await states.loadWithGate(id);
  if (state === undefined || contact.erased === true) return undefined;
  const now = clock.now();
  const { customer } = state;
  const asked = (last: Surprise | undefined) => maySurprise(state, contact, last, now, settings);
  // Most are held for another reason: their last one need not be looked for.
  const verdict = asked(undefined).kind === 'hold' ? asked(undefined) : asked(await surprises.last(id));
  return { customer, verdict, today: localDate(now, customer.timeZone) };
}

export type Given =
  | { readonly kind: 'given'; readonly surprise: Surprise; readonly month: SurpriseMonth }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'refused';
      readonly why: Exclude<SurpriseVerdict, { kind: 'may' }>['why'] | 'unknown-gift' | 'too-dear' | 'budget-spent';
    };

const TRIES = 8;

/** A person gives it, and says so here; asked anew at that moment, so that two who press at once neither give twice nor overdraw. */
export async function giveSurprise(
  services: SurpriseServices,
  { customer, gift: name, by }: { readonly customer: string; readonly gift: string; readonly by: string },
): Promise<Given> {
  const settings = await services.library.settings();
  const gift = settings.surprises.gifts.find((one) => one.name === name);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const asked = await ask(services, customer, settings);
    if (asked === undefined) return { kind: 'unknown' };
    if (asked.verdict.kind === 'hold') return { kind: 'refused', why: asked.verdict.why };
    const at = services.clock.now();
    const of = budgetMonth(at, settings);
    const { rev, ...month } = await services.surprises.month(of);
    const fault = giftFault(gift, month, settings);
    if (gift === undefined || fault !== undefined) return { kind: 'refused', why: fault ?? 'unknown-gift' };
    const surprise: Surprise = { on: asked.today, gift: gift.name, cost: gift.cost, by, at };
    const next = { count: month.count + 1, hundredths: month.hundredths + Math.round(gift.cost * 100) };
    if (await services.surprises.give(customer, surprise, { of, next, rev })) return { kind: 'given', surprise, month: next };
  }
  throw new Error(`A surprise could not be noted: the month's sum changed under all ${TRIES} tries. Try again.`);
}
