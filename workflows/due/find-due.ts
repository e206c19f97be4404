import { addDays, DAY, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import { startOfDay } from '../../domain/calendar/zoned-time.ts';
import type { Campaign, Step } from '../../domain/campaigns/campaign.ts';
import { calendarKeysFor, daysMeeting, dueOf, factDateFor, isReply, runsOn, sendTimeOf } from '../../domain/campaigns/step-arithmetic.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CalendarEntry, CalendarIndex, CalendarRegistry } from '../calendar-index.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { DueEntry, DuePage, DueQueue } from '../due-queue.ts';
import type { Cursor, EndedWait, Pages, Waits } from '../engine-memory.ts';
import { inParallel } from '../in-parallel.ts';
import { GRACE } from './grace.ts';
import { pagesOf } from './pages-of.ts';

export interface FindDueServices {
  readonly clock: Clock;
  readonly cursor: Cursor;
  readonly calendar: CalendarIndex;
  readonly library: CampaignLibrary;
  readonly waits: Waits;
  readonly pages: Pages;
  readonly queue: DueQueue;
}

/** One partition of the calendar to be asked, and what an entry in it means. */
interface Look {
  readonly kind: string;
  readonly date: string;
  readonly zone: string;
  readonly due: Instant;
  /** Absent: the engine's own look for periods that are over. */
  readonly step?: { readonly campaign: string; readonly step: string } | undefined;
}

/** Pages of one slice of time have the same ids whenever it is looked at. */
const SLICE = 5 * MINUTE;

const PAGES_PER_CALL = 10;

/** Partitions of the calendar asked at once. */
const LOOKS_AT_ONCE = 12;

/** What was queued is taken off, so a wait that still stands was written by a worker that came late: a look goes back this far for it. */
const LATE_WAITS = 3 * DAY;

/** What one slice of time holds. */
interface Slice {
  readonly looks: Look[];
  readonly waits: EndedWait[];
}

/**
 * Queues what fell due since the stored cursor: only the partitions of (kind, day, zone) in which a step can fall due are asked.
 * Slice by slice; the cursor moves on after each, so a look that dies goes on from there, and what it queued twice is seen by the
 * message and left.
 */
export async function findDue(
  services: FindDueServices,
): Promise<{ readonly from: Instant; readonly to: Instant; readonly queued: number }> {
  const { clock, cursor } = services;
  const to = clock.now();
  const { stored, handled } = await cursor.read();
  if (stored === undefined || stored >= to) {
    if (stored === undefined) await cursor.advance(undefined, to);
    return { from: to, to, queued: 0 };
  }
  // What fell due at the handled instant itself was handled.
  const tooLateBefore = handled !== undefined && handled > stored ? handled + 1 : undefined;
  let at = stored;
  let queued = 0;
  const slices = await slicesOf(services, stored, to);
  for (const [index, [end, slice]] of slices.entries()) {
    const found = await queueSlice(services, end, slice, tooLateBefore === undefined ? {} : { tooLateBefore });
    queued += found;
    const isLast = index === slices.length - 1;
    // After a restore the instant outside the table must not fall behind what was handled: there it moves once, at the end.
    if (found === 0 || isLast || end <= at || end >= to || tooLateBefore !== undefined) continue;
    if (!(await cursor.advance(at, end))) return { from: stored, to: at, queued };
    at = end;
  }
  await cursor.advance(at, to);
  return { from: stored, to, queued };
}

const sliceOf = (instant: Instant): Instant => Math.ceil(instant / SLICE) * SLICE;

/** In their order, by the end of each. */
async function slicesOf(services: FindDueServices, after: Instant, upTo: Instant): Promise<(readonly [Instant, Slice])[]> {
  const slices = new Map<Instant, Slice>();
  const at = (instant: Instant): Slice => {
    const slice = slices.get(sliceOf(instant)) ?? { looks: [], waits: [] };
    slices.set(sliceOf(instant), slice);
    return slice;
  };
  for (const look of await looksFor(services, after, upTo)) at(look.due).looks.push(look);
  for await (const wait of services.waits.ending(after - LATE_WAITS, upTo)) at(wait.until).waits.push(wait);
  return [...slices].sort(([a], [b]) => a - b);
}

/** How many customers were queued. */
async function queueSlice(
  services: FindDueServices,
  end: Instant,
  { looks, waits }: Slice,
  marks: Pick<DuePage, 'tooLateBefore'>,
): Promise<number> {
  const { clock, pages, queue } = services;
  const entries = new Map<string, DueEntry>();
  await inParallel(looks, LOOKS_AT_ONCE, async (look) => {
    for await (const entry of entriesFor(services, look)) gather(entries, look, entry);
  });
  for (const { customer, occasion } of waits) {
    const entry = entries.get(customer) ?? { customer, occasions: [] };
    entries.set(customer, { ...entry, occasions: [...entry.occasions, occasion] });
  }
  const planned = pagesOf(end, [...entries.values()], marks);
  const now = clock.now();
  await inParallel(planned, LOOKS_AT_ONCE, (page) => pages.plan(page, now));
  for (let start = 0; start < planned.length; start += PAGES_PER_CALL) await queue.send(planned.slice(start, start + PAGES_PER_CALL));
  await inParallel(waits, LOOKS_AT_ONCE, services.waits.remove);
  return entries.size;
}

async function looksFor({ calendar, library }: FindDueServices, after: Instant, upTo: Instant): Promise<Look[]> {
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
  const days = daysMeeting(sendTimeOf(step, settings), zone, after, upTo).filter((day) => runsOn(campaign, day));
  return days.map((day) => {
    const date = factDateFor(step, day);
    return { kind: campaign.fact, date, zone, due: dueOf(step, date, zone, settings), step: { campaign: campaign.id, step: step.id } };
  });
}

/** The engine's own date: a membership period that ended yesterday is re-graded at 00:00, whether or not a campaign uses it. */
function regradeLooks(registry: CalendarRegistry, after: Instant, upTo: Instant): Look[] {
  const kind = 'membership.tier-ends';
  return (registry[kind]?.zones ?? []).flatMap((zone) =>
    daysMeeting('00:00', zone, after, upTo).map((day) => ({ kind, date: addDays(day, -1), zone, due: startOfDay(day, zone) })),
  );
}

/** Entries written so late that `derive-facts` has queued them itself are passed over. */
async function* entriesFor({ calendar, library }: FindDueServices, { kind, date, zone, due }: Look): AsyncGenerator<CalendarEntry> {
  const { leapDay } = await library.settings();
  for (const key of calendarKeysFor(kind, date, leapDay)) {
    for await (const entry of calendar.on(kind, key, zone)) {
      if (due - entry.writtenAt >= GRACE && entry.date <= date) yield entry;
    }
  }
}

function gather(entries: Map<string, DueEntry>, { kind, date, due, step }: Look, { customer, subject }: CalendarEntry): void {
  const known = entries.get(customer) ?? { customer, occasions: [] };
  const next =
    step === undefined ? { ...known, regrade: date } : { ...known, occasions: [...known.occasions, { ...step, kind, subject, date, due }] };
  entries.set(customer, next);
}
