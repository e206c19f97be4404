import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import { type PlannedDay, plannedDays } from '../../domain/campaigns/planned-days.ts';
import { calendarKeysFor } from '../../domain/campaigns/step-arithmetic.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CalendarEntry, CalendarIndex } from '../calendar-index.ts';
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

const LOOKS_AT_ONCE = 12;
const MOST_OF_A_DAY = 20_000;
const SOONEST = 60;

/**
 * What stands in the calendar for the days ahead. Each day is one partition of the index and is asked for by itself: the work grows
 * with what is planned, and nobody's state is read.
 */
export async function planAhead(
  calendar: CalendarIndex,
  campaign: Campaign,
  settings: Settings,
  { from, days, sample }: { readonly from: CalendarDate; readonly days: number; readonly sample: number },
): Promise<Outlook> {
  const registry = await calendar.registry();
  const looks = campaign.fact in registry ? plannedDays(campaign, from, days) : [];
  const counted = new Map(plannedDays({ steps: campaign.steps }, from, days).map(({ day }) => [day, 0]));
  const drawn = new Smallest(sample);
  const soonest: PlannedDate[] = [];
  let cut = false;
  await inParallel(looks, LOOKS_AT_ONCE, async (look) => {
    let met = 0;
    for await (const entry of entriesOf(calendar, campaign, look, settings)) {
      if (met === MOST_OF_A_DAY) {
        cut = true;
        break;
      }
      met += 1;
      const planned = { ...look, customer: entry.customer, subject: entry.subject };
      drawn.offer(planned);
      if (met <= SOONEST) soonest.push(planned);
    }
    counted.set(look.day, (counted.get(look.day) ?? 0) + met);
  });
  return {
    days: [...counted].map(([day, planned]) => ({ day, planned })),
    planned: [...counted.values()].reduce((sum, planned) => sum + planned, 0),
    cut,
    sample: drawn.all(),
    soonest: soonest
      .sort((a, b) => compare(a.day, b.day) || compare(a.customer, b.customer) || compare(a.subject, b.subject))
      .slice(0, SOONEST),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rules that count full years say nothing on the day itself. */
const countYears: ReadonlySet<Campaign['rule']> = new Set(['product-birthday', 'anniversary']);

async function* entriesOf(
  calendar: CalendarIndex,
  { fact, rule }: Campaign,
  { date }: PlannedDay,
  { leapDay }: Settings,
): AsyncGenerator<CalendarEntry> {
  for (const key of calendarKeysFor(fact, date, leapDay)) {
    for await (const entry of calendar.on(fact, key)) {
      if (entry.date > date || (countYears.has(rule) && entry.date === date)) continue;
      yield entry;
    }
  }
}

/** The few with the smallest hashes: a sample in which each has the same chance, whatever order they come in. */
class Smallest {
  private kept: { readonly hash: number; readonly planned: PlannedDate }[] = [];

  constructor(private readonly size: number) {}

  offer(planned: PlannedDate): void {
    if (this.size === 0) return;
    const { customer, subject, step, day } = planned;
    const hash = hashOf(`${customer}\0${subject}\0${step}\0${day}`);
    this.kept.push({ hash, planned });
    if (this.kept.length >= this.size * 4) this.trim();
  }

  all(): readonly PlannedDate[] {
    this.trim();
    return this.kept.map(({ planned }) => planned);
  }

  private trim(): void {
    this.kept = this.kept.sort((a, b) => a.hash - b.hash).slice(0, this.size);
  }
}

/** FNV-1a with the last mixing of MurmurHash3: a sample needs nothing that nobody can foresee, and tens of thousands are drawn from. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
