import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import { type PlannedDay, plannedDays } from '../../domain/campaigns/planned-days.ts';
import { calendarKeysFor } from '../../domain/campaigns/step-arithmetic.ts';
import { spreadPlaces } from '../../domain/sampling/spread-places.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CalendarCount, CalendarCounts, CalendarIndex } from '../calendar-index.ts';
import { inParallel } from '../in-parallel.ts';

/** A date that stands in the calendar, and the step that would be about it. */
export interface PlannedDate extends PlannedDay {
  readonly customer: string;
  readonly subject: string;
}

export interface Outlook {
  /** One for each day ahead, in order. */
  readonly days: readonly { readonly day: CalendarDate; readonly planned: number }[];
  readonly planned: number;
  /** A day held more than could be counted: the figures are at least that. */
  readonly cut: boolean;
  /** Drawn from all of them alike, the same at every look. */
  readonly sample: readonly PlannedDate[];
  /** The first of them. */
  readonly soonest: readonly PlannedDate[];
}

export interface Ahead {
  readonly from: CalendarDate;
  readonly days: number;
  /** How many dates are drawn: all of them where there are no more. */
  readonly sample?: number;
  /** How many of the first are wanted. */
  readonly soonest?: number;
}

const LOOKS_AT_ONCE = 48;

/** A step on a day, and one partition of the calendar in which that day's facts stand. */
interface Look extends PlannedDay {
  readonly key: string;
  readonly before: CalendarDate;
}

interface CountedLook extends Look, CalendarCount {}

/**
 * What stands in the calendar for the days ahead. Each day is one partition of the index and is counted where it stands; only the dates
 * that are drawn are read, and nobody's state is.
 */
export async function planAhead(
  calendar: CalendarIndex,
  campaign: Campaign,
  settings: Settings,
  { from, days, sample = 0, soonest = 0 }: Ahead,
): Promise<Outlook> {
  const registry = await calendar.registry();
  const looks = campaign.fact in registry ? looksFor(campaign, settings, from, days) : [];
  const counts = countedOnce(calendar, campaign.fact);
  const counted = await inParallel(looks, LOOKS_AT_ONCE, async (look): Promise<CountedLook> => ({ ...look, ...(await counts(look)) }));
  const byDay = new Map(plannedDays({ steps: campaign.steps }, from, days).map(({ day }) => [day, 0]));
  for (const { day, met } of counted) byDay.set(day, (byDay.get(day) ?? 0) + met);
  const planned = counted.reduce((sum, { met }) => sum + met, 0);
  const draw = (places: ReadonlyMap<CountedLook, readonly number[]>) => datesAt(calendar, campaign.fact, places);
  const [drawn, first] = await Promise.all([
    draw(placesAmong(counted, spreadPlaces(sizeOf(counted), sampleFor(counted, planned, sample)))),
    draw(firstPlaces(counted, soonest)),
  ]);
  return {
    days: [...byDay].map(([day, many]) => ({ day, planned: many })),
    planned,
    cut: counted.some(({ cut }) => cut),
    sample: drawn,
    soonest: [...first]
      .sort((a, b) => compare(a.day, b.day) || compare(a.customer, b.customer) || compare(a.subject, b.subject))
      .slice(0, soonest),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sizeOf = (looks: readonly CountedLook[]): number => looks.reduce((sum, { standing }) => sum + standing, 0);

/** Where some that stand there do not count, so many more are drawn as are likely to fall away. */
const sampleFor = (looks: readonly CountedLook[], planned: number, sample: number): number =>
  planned === 0 ? 0 : planned <= sample ? sizeOf(looks) : Math.min(sizeOf(looks), Math.round((sample * sizeOf(looks)) / planned));

/** Rules that count full years say nothing on the day itself. */
const countYears: ReadonlySet<Campaign['rule']> = new Set(['product-birthday', 'anniversary']);

function looksFor({ fact, rule, ...plan }: Campaign, { leapDay }: Settings, from: CalendarDate, days: number): Look[] {
  return plannedDays(plan, from, days).flatMap((planned) => {
    const before = countYears.has(rule) ? planned.date : addDays(planned.date, 1);
    return calendarKeysFor(fact, planned.date, leapDay).map((key) => ({ ...planned, key, before }));
  });
}

/** Steps that fall on one date of the facts ask for it once. */
function countedOnce(calendar: CalendarCounts, kind: string): (look: Look) => Promise<CalendarCount> {
  const asked = new Map<string, Promise<CalendarCount>>();
  return ({ key, before }) => {
    const id = `${key} ${before}`;
    const counting = asked.get(id) ?? calendar.count(kind, key, before);
    asked.set(id, counting);
    return counting;
  };
}

/** Places among all looks, told as places within each. */
function placesAmong(looks: readonly CountedLook[], places: readonly number[]): Map<CountedLook, number[]> {
  const within = new Map<CountedLook, number[]>();
  let [passed, next] = [0, 0];
  for (const look of looks) {
    const end = passed + look.standing;
    for (let place = places[next]; place !== undefined && place < end; place = places[++next])
      within.set(look, [...(within.get(look) ?? []), place - passed]);
    passed = end;
  }
  return within;
}

/** The first of each of the first looks, until there are enough. */
function firstPlaces(looks: readonly CountedLook[], wanted: number): Map<CountedLook, number[]> {
  const within = new Map<CountedLook, number[]>();
  let [met, lastDay] = [0, ''];
  for (const look of looks) {
    if (met >= wanted && look.day !== lastDay) break;
    if (look.met > 0)
      within.set(
        look,
        Array.from({ length: Math.min(look.standing, wanted + look.standing - look.met, wanted * 4) }, (_, place) => place),
      );
    met += look.met;
    lastDay = look.day;
  }
  return within;
}

async function datesAt(
  calendar: CalendarCounts,
  kind: string,
  places: ReadonlyMap<CountedLook, readonly number[]>,
): Promise<PlannedDate[]> {
  const found = await inParallel([...places], LOOKS_AT_ONCE, async ([{ key, before, step, day, date }, within]) => {
    const entries = await calendar.at(kind, key, within);
    return entries.flatMap((entry) => (entry.date < before ? [{ step, day, date, customer: entry.customer, subject: entry.subject }] : []));
  });
  return found.flat();
}
