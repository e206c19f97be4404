import { inAudience } from '../../domain/audience.ts';
import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { CampaignPlan } from '../../domain/campaigns/campaign-draft.ts';
import type { Customer } from '../../domain/customer.ts';
import { deriveFacts } from '../../domain/facts/derive-facts.ts';
import { shownSubject } from '../../domain/facts/fact.ts';
import type { CalendarIndex } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerStates } from '../customer-states.ts';
import { inParallel } from '../in-parallel.ts';
import { type PlannedDate, planAhead } from './plan-ahead.ts';

export interface AudienceServices {
  readonly clock: Clock;
  readonly calendar: CalendarIndex;
  readonly library: CampaignLibrary;
  readonly states: CustomerStates;
}

export interface SampledAudience {
  /** Dates of the days ahead, whoever they are of. */
  readonly planned: number;
  readonly cut: boolean;
  readonly tried: number;
  /** Of those tried, how many the audience lets in. */
  readonly inside: number;
  readonly people: readonly { readonly customer: Customer; readonly day: CalendarDate; readonly about?: string | undefined }[];
}

const LOADS_AT_ONCE = 12;

/**
 * Whom an audience lets in, told from a sample of the dates ahead: nobody is listed, and the table is not scanned. Where the dates are
 * no more than the sample, the figure is exact.
 */
export async function sampleAudience(
  { clock, calendar, library, states }: AudienceServices,
  plan: CampaignPlan,
  { days, sample, people }: { readonly days: number; readonly sample: number; readonly people: number },
): Promise<SampledAudience> {
  const settings = await library.settings();
  const now = clock.now();
  const campaign: Campaign = { ...plan, version: 0, live: true, approved: true };
  const from = addDays(localDate(now, settings.company.timeZone), 1);
  const outlook = await planAhead(calendar, campaign, settings, { from, days, sample });
  const met = await inParallel(outlook.sample, LOADS_AT_ONCE, (planned) => meet(states, campaign, planned, now));
  const inside = met.flatMap((one) => (one?.inside === true ? [one] : []));
  const once = [...new Map(inside.map((one) => [one.customer.id, one])).values()];
  return {
    planned: outlook.planned,
    cut: outlook.cut,
    tried: met.length,
    inside: inside.length,
    people: once.slice(0, people).map(({ customer, day, about }) => ({ customer, day, about })),
  };
}

async function meet(states: CustomerStates, { fact: kind, audience }: Campaign, planned: PlannedDate, now: number) {
  const state = await states.load(planned.customer);
  if (state === undefined) return undefined;
  const { customer } = state;
  const fact = deriveFacts(state, localDate(now, customer.timeZone)).find((each) => each.kind === kind && each.subject === planned.subject);
  if (fact === undefined) return undefined;
  const asset = kind.startsWith('asset.') ? state.assets.find(({ id }) => id === shownSubject(fact)) : undefined;
  return { customer, day: planned.day, about: asset?.name ?? asset?.model, inside: inAudience(audience, { customer, asset, fact }) };
}
