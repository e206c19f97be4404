import { type AudienceContext, inAudience } from '../../domain/audience.ts';
import { addDays, type CalendarDate, type Instant } from '../../domain/calendar/calendar-date.ts';
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

const LOADS_AT_ONCE = 30;
/** How long a drawn sample is kept: while somebody builds an audience, only the rule changes. */
const KEPT = 60_000;

interface Drawn {
  readonly planned: number;
  readonly cut: boolean;
  readonly tried: number;
  readonly met: readonly Met[];
}

/**
 * Whom an audience lets in, told from a sample of the dates ahead: nobody is listed, and the table is not scanned. Where the dates are
 * no more than the sample, the figure is exact.
 */
export function audienceSampler(services: AudienceServices, { days, sample }: { readonly days: number; readonly sample: number }) {
  let kept: { readonly of: string; readonly at: Instant; readonly drawn: Promise<Drawn> } | undefined;

  function drawnFor(plan: CampaignPlan): Promise<Drawn> {
    const of = JSON.stringify([plan.fact, plan.rule, plan.steps, plan.startsOn, plan.endsOn]);
    const now = services.clock.now();
    if (kept === undefined || kept.of !== of || now - kept.at >= KEPT || now < kept.at) {
      const drawing = { of, at: now, drawn: draw(services, plan, { days, sample }) };
      kept = drawing;
      drawing.drawn.catch(() => {
        if (kept === drawing) kept = undefined;
      });
    }
    return kept.drawn;
  }

  return async (plan: CampaignPlan, people: number): Promise<SampledAudience> => {
    const { met, ...counted } = await drawnFor(plan);
    const inside = met.filter((one) => inAudience(plan.audience, one));
    const once = [...new Map(inside.map((one) => [one.customer.id, one])).values()];
    return {
      ...counted,
      inside: inside.length,
      people: once.slice(0, people).map(({ customer, day, asset }) => ({ customer, day, about: asset?.name ?? asset?.model })),
    };
  };
}

async function draw(
  { clock, calendar, library, states }: AudienceServices,
  plan: CampaignPlan,
  { days, sample }: { readonly days: number; readonly sample: number },
): Promise<Drawn> {
  const settings = await library.settings();
  const now = clock.now();
  const campaign: Campaign = { ...plan, version: 0, live: true, approved: true };
  const from = addDays(localDate(now, settings.company.timeZone), 1);
  const outlook = await planAhead(calendar, campaign, settings, { from, days, sample });
  const met = await inParallel(outlook.sample, LOADS_AT_ONCE, (planned) => meet(states, campaign, planned, now));
  const { planned, cut } = outlook;
  return { planned, cut, tried: met.length, met: met.flatMap((one) => (one === undefined ? [] : [one])) };
}

interface Met extends AudienceContext {
  readonly day: CalendarDate;
}

async function meet(states: CustomerStates, { fact: kind }: Campaign, planned: PlannedDate, now: Instant): Promise<Met | undefined> {
  const state = await states.load(planned.customer);
  if (state === undefined) return undefined;
  const { customer } = state;
  const fact = deriveFacts(state, localDate(now, customer.timeZone)).find((each) => each.kind === kind && each.subject === planned.subject);
  if (fact === undefined) return undefined;
  const asset = kind.startsWith('asset.') ? state.assets.find(({ id }) => id === shownSubject(fact)) : undefined;
  return { customer, asset, fact, day: planned.day };
}
