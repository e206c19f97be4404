import { addDays, type CalendarDate, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import { type LocalTime, startOfDay } from '../../domain/calendar/zoned-time.ts';
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
  const daysOf = meetingDays(after, upTo);
  const live = campaigns.filter((campaign) => campaign.live && campaign.approved);
  const ofSteps = live.flatMap((campaign) => {
    const zones = registry[campaign.fact]?.zones ?? [];
    return campaign.steps.filter((step) => !isReply(step)).flatMap((step) => looksOf(campaign, step, zones, settings, daysOf));
  });
  return [...ofSteps, ...regradeLooks(registry, daysOf)];
}

/** The local days on which a time is met in a zone, for those whose turn comes with a share. */
type MeetingDays = (time: LocalTime, zone: string, share: number) => readonly CalendarDate[];

/** Steps have few times among them, and zones are shared by all: each is worked out once. */
function meetingDays(after: Instant, upTo: Instant): MeetingDays {
  const known = new Map<string, readonly CalendarDate[]>();
  return (time, zone, share) => {
    const place = `${time} ${share} ${zone}`;
    const days = known.get(place) ?? daysMeeting(time, zone, after - share * SHARE, upTo - share * SHARE);
    known.set(place, days);
    return days;
  };
}

function looksOf(campaign: Campaign, step: Step, zones: readonly string[], settings: Settings, daysOf: MeetingDays): Look[] {
  const time = sendTimeOf(step, settings);
  const of = sharesOf(step, time, settings);
  const looks: Look[] = [];
  for (const zone of zones) {
    for (let number = 0; number < of; number++) {
      for (const day of daysOf(time, zone, number)) {
        if (!runsOn(campaign, day)) continue;
        const date = factDateFor(step, day);
        looks.push({
          kind: campaign.fact,
          date,
          zone,
          due: dueOf(step, date, zone, settings) + number * SHARE,
          step: { campaign: campaign.id, step: step.id },
          urgency: campaign.class === 'marketing' ? 'marketing' : 'notice',
          ...(of === 1 ? {} : { share: { number, of } }),
        });
      }
    }
  }
  return looks;
}

/** The engine's own date: a membership period that ended yesterday is re-graded at 00:00, whether or not a campaign uses it. */
function regradeLooks(registry: CalendarRegistry, daysOf: MeetingDays): Look[] {
  const kind = 'membership.tier-ends';
  return (registry[kind]?.zones ?? []).flatMap((zone) =>
    daysOf('00:00', zone, 0).map((day) => ({
      kind,
      date: addDays(day, -1),
      zone,
      due: startOfDay(day, zone),
      urgency: 'notice' as const,
    })),
  );
}
