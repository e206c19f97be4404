import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { CalendarIndex } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerDirectory } from '../customer-directory.ts';
import type { StandingTiers } from '../home/standing-tiers.ts';
import { inParallel } from '../in-parallel.ts';

interface TodayServices {
  readonly clock: Clock;
  readonly library: Pick<CampaignLibrary, 'settings'>;
}

/** Days ahead, today among them, that ends of periods are told for. */
const HORIZONS = [14, 30, 60] as const;
const KIND = 'membership.tier-ends';
const AT_ONCE = 32;

export interface PeriodsEnding {
  readonly within: readonly { readonly days: number; readonly ending: number }[];
  /** A day held more than is counted. */
  readonly cut: boolean;
}

/** How many periods end soon: counted where they stand in the calendar (decision 095), nobody is read. */
export async function periodsEnding({
  calendar,
  ...services
}: TodayServices & { readonly calendar: Pick<CalendarIndex, 'registry' | 'count'> }): Promise<PeriodsEnding> {
  const [today, registry] = await Promise.all([todayOf(services), calendar.registry()]);
  const days = KIND in registry ? Array.from({ length: Math.max(...HORIZONS) + 1 }, (_, offset) => addDays(today, offset)) : [];
  const counted = await inParallel(days, AT_ONCE, (day) => calendar.count(KIND, day, addDays(day, 1)));
  return {
    within: HORIZONS.map((horizon) => ({ days: horizon, ending: counted.slice(0, horizon + 1).reduce((all, { met }) => all + met, 0) })),
    cut: counted.some(({ cut }) => cut),
  };
}

export interface MembersByTier {
  readonly looked: number;
  /** Every tier of the settings, the highest first, then such as are there no more. `ending`: in as many days as `days` says, in its order. */
  readonly tiers: readonly { readonly tier: string; readonly members: number; readonly ending: readonly number[] }[];
  readonly days: readonly number[];
  readonly next?: string | undefined;
}

/** Who is in which tier as of today, and whose period ends soon: one page of the company (decision 060). */
export async function membersByTier(
  {
    directory,
    standingTiers,
    ...services
  }: TodayServices & { readonly directory: CustomerDirectory; readonly standingTiers: StandingTiers },
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<MembersByTier> {
  const [{ items, next }, today, settings] = await Promise.all([
    directory.customersByName('', after, limit),
    todayOf(services),
    services.library.settings(),
  ]);
  const standing = [...(await standingTiers.of(items.map(({ id }) => id))).values()];
  const names = new Set([...settings.tiers.map(({ id }) => id), ...standing.map(({ tier }) => tier)]);
  return {
    looked: items.length,
    tiers: [...names].map((tier) => {
      const members = standing.filter((one) => one.tier === tier);
      const ending = HORIZONS.map((horizon) => members.filter(({ endsOn }) => endsOn >= today && endsOn <= addDays(today, horizon)).length);
      return { tier, members: members.length, ending };
    }),
    days: HORIZONS,
    ...(next === undefined ? {} : { next }),
  };
}

async function todayOf({ clock, library }: TodayServices): Promise<CalendarDate> {
  return localDate(clock.now(), (await library.settings()).company.timeZone);
}
