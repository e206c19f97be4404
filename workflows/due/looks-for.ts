import { addDays, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import { startOfDay } from '../../domain/calendar/zoned-time.ts';
import type { Campaign, Step } from '../../domain/campaigns/campaign.ts';
import { SHARE, sharesOf } from '../../domain/campaigns/spread.ts';
import { daysMeeting, dueOf, factDateFor, isReply, runsOn, sendTimeOf } from '../../domain/campaigns/step-arithmetic.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CalendarIndex, CalendarRegistry } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';

/** One partition of the calendar to be asked, and what an entry in it means. */
export interface Look {
  readonly kind: string;
  readonly date: string;
  readonly zone: string;
  readonly due: Instant;
  /** Absent: the engine's own look for periods that are over. */
  readonly step?: { readonly campaign: string; readonly step: string } | undefined;
  readonly urgency: Urgency;
  /** Where the step is spread: whose turn it is, of so many shares. */
  readonly share?: { readonly number: number; readonly of: number } | undefined;
}

/** Where more is due than one look hands over, notices go first. */
export type Urgency = 'notice' | 'marketing';

/** Pages of one slice of time have the same ids whenever it is looked at. */
const SLICE = 5 * MINUTE;

export const sliceOf = (instant: Instant): Instant => Math.ceil(instant / SLICE) * SLICE;

export interface LookServices {
  readonly calendar: CalendarIndex;
  readonly library: CampaignLibrary;
}

/** Of all that can fall due in (after, upTo]: only the kinds, days and zones in which something can stand. */
export async function looksFor({ calendar, library }: LookServices, after: Instant, upTo: Instant): Promise<Look[]> {
  const [registry, campaigns, settings] = await Promise.all([calendar.registry(), library.campaigns(), library.settings()]);
  const live = campaigns.filter((campaign) => campaign.live && campaign.approved);
  const ofSteps = live.flatMap((campaign) => {
    const steps = campaign.steps.filter((step) => !isReply(step));
    const zones = registry[campaign.fact]?.zones ?? [];
    return steps.flatMap((step) => zones.flatMap((zone) => looksOf(campaign, step, zone, settings, after, upTo)));
  });
  return [...ofSteps, ...regradeLooks(registry, after, upTo)];
}

function looksOf(campaign: Campaign, step: Step, zone: string, settings: Settings, after: Instant, upTo: Instant): Look[] {
  const time = sendTimeOf(step, settings);
  const of = sharesOf(step, time, settings);
  const urgency = campaign.class === 'marketing' ? 'marketing' : 'notice';
  const turns = Array.from({ length: of }, (_, number) =>
    daysMeeting(time, zone, after - number * SHARE, upTo - number * SHARE).map((day) => ({ day, number })),
  );
  const meant = turns.flat().filter(({ day }) => runsOn(campaign, day));
  return meant.map(({ day, number }) => {
    const date = factDateFor(step, day);
    return {
      kind: campaign.fact,
      date,
      zone,
      due: dueOf(step, date, zone, settings) + number * SHARE,
      step: { campaign: campaign.id, step: step.id },
      urgency,
      ...(of === 1 ? {} : { share: { number, of } }),
    };
  });
}

/** The engine's own date: a membership period that ended yesterday is re-graded at 00:00, whether or not a campaign uses it. */
function regradeLooks(registry: CalendarRegistry, after: Instant, upTo: Instant): Look[] {
  const kind = 'membership.tier-ends';
  return (registry[kind]?.zones ?? []).flatMap((zone) =>
    daysMeeting('00:00', zone, after, upTo).map((day) => ({
      kind,
      date: addDays(day, -1),
      zone,
      due: startOfDay(day, zone),
      urgency: 'notice' as const,
    })),
  );
}
