import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { figuresOf } from '../../domain/campaigns/campaign-results.ts';
import { isReply } from '../../domain/campaigns/step-arithmetic.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CalendarIndex } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { CampaignNumbersBook } from '../campaigns/campaign-numbers-book.ts';
import type { Clock } from '../clock.ts';
import { type Outlook, planAhead } from '../forecast/plan-ahead.ts';
import { inParallel } from '../in-parallel.ts';
import type { StandingTiers } from './standing-tiers.ts';

export interface WeekServices {
  readonly clock: Clock;
  readonly library: CampaignLibrary;
  readonly calendar: CalendarIndex;
  readonly numbers: CampaignNumbersBook;
  readonly standingTiers: StandingTiers;
}

/** One live campaign: what has gone out today, and what stands in the calendar. Not all that is planned goes: guards hold some of it back. */
export interface CampaignWeek {
  readonly campaign: string;
  readonly name?: string | undefined;
  readonly sentToday: number;
  /** care 3: > missing slot → send nothing, raise. Held back today because a value or a translation was missing. */
  readonly incompleteToday: number;
  readonly days: readonly number[];
  /** A day held more than could be counted. */
  readonly cut: boolean;
  /** Told from a sample of what stands in the calendar. */
  readonly about: boolean;
}

export const WEEK = 7;
const CAMPAIGNS_AT_ONCE = 6;
/** Whose tier is looked at, in one read: of a week of more than these the share is told. */
const TIERS_LOOKED_AT = 100;

/** What goes out today and in the six days after it, by the company's calendar. Nobody's state is read. */
export async function planOfWeek({ clock, library, calendar, numbers, standingTiers }: WeekServices): Promise<{
  readonly today: CalendarDate;
  readonly days: readonly CalendarDate[];
  readonly campaigns: readonly CampaignWeek[];
  /** How many campaigns go out by themselves: what only answers somebody is always there. */
  readonly live: number;
}> {
  const [campaigns, settings] = await Promise.all([library.campaigns(), library.settings()]);
  const today = localDate(clock.now(), settings.company.timeZone);
  const live = campaigns.filter((campaign) => campaign.live && campaign.approved && campaign.archived !== true);
  const weeks = await inParallel(live, CAMPAIGNS_AT_ONCE, async (campaign): Promise<CampaignWeek> => {
    const [outlook, counted] = await Promise.all([
      planAhead(calendar, campaign, settings, {
        from: today,
        days: WEEK,
        ...(campaign.rule === 'tier-expiry' ? { sample: TIERS_LOOKED_AT } : {}),
      }),
      // A customer far in the east is a day ahead of the company.
      numbers.daily(campaign.id, today, addDays(today, 1)),
    ]);
    const told = campaign.rule === 'tier-expiry' ? await aboveTheLowest(standingTiers, outlook, settings) : outlook;
    const { sent, reasons } = figuresOf(counted);
    const planned = new Map(told.days.map((day) => [day.day, day.planned]));
    return {
      campaign: campaign.id,
      ...(campaign.name === undefined ? {} : { name: campaign.name }),
      sentToday: sent,
      incompleteToday: reasons['content-missing'] ?? 0,
      days: daysFrom(today).map((day) => planned.get(day) ?? 0),
      cut: outlook.cut,
      about: told !== outlook && outlook.sample.length < outlook.planned,
    };
  });
  const some = weeks.filter(({ days, sentToday, incompleteToday }) => sentToday + incompleteToday > 0 || days.some((many) => many > 0));
  return {
    today,
    days: daysFrom(today),
    live: live.filter(({ steps }) => !steps.every(isReply)).length,
    campaigns: some.sort((a, b) => total(b) - total(a)),
  };
}

/** Nothing is said of the end of the lowest tier, though the engine grades anew on that day: it stands in the calendar like any other. */
async function aboveTheLowest(
  tiers: StandingTiers,
  { days, planned, sample }: Outlook,
  { tiers: all }: Settings,
): Promise<Pick<Outlook, 'days'>> {
  const lowest = all.at(-1)?.id;
  const standing = await tiers.of(sample.map(({ customer }) => customer));
  const met = sample.filter(({ customer }) => (standing.get(customer)?.tier ?? lowest) !== lowest);
  if (sample.length === planned) return { days: days.map(({ day }) => ({ day, planned: met.filter((one) => one.day === day).length })) };
  return { days: days.map((day) => ({ ...day, planned: Math.round((day.planned * met.length) / sample.length) })) };
}

const daysFrom = (today: CalendarDate): CalendarDate[] => Array.from({ length: WEEK }, (_, offset) => addDays(today, offset));
const total = ({ days }: CampaignWeek): number => days.reduce((sum, many) => sum + many, 0);
