import { DAY, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import type { Clock } from '../clock.ts';
import type { DueEntry, DuePage, DueQueue } from '../due-queue.ts';
import type { Cursor, EndedWait, Pages, Unfinished, Waits } from '../engine-memory.ts';
import { inParallel } from '../in-parallel.ts';
import { type Look, type LookServices, looksFor, sliceOf } from './looks-for.ts';
import { pagesOf } from './pages-of.ts';
import { type DueWalk, walkDue } from './walk-due.ts';

export interface FindDueServices extends LookServices {
  readonly clock: Clock;
  readonly cursor: Cursor;
  readonly waits: Waits;
  readonly pages: Pages;
  readonly queue: DueQueue;
  /** @default usualPace */
  readonly pace?: Pace | undefined;
}

/** How much is handed over at once where very much falls due at one time. */
export interface Pace {
  /** Customers held in memory; in so many steps a look notes where it stands. */
  readonly lot: number;
  /** Customers of marketing that one look takes of what earlier slices left over: what falls due meanwhile is never behind all of it. */
  readonly leftOver: number;
  /** A look leaves the rest to the next one, before its function's time is over. */
  readonly longest: number;
}

/** Beyond the 200 messages a second that a small sender does, so that the queue is what is waited for, and seldom. */
export const usualPace: Pace = { lot: 10_000, leftOver: 80_000, longest: 3 * MINUTE };

const PAGES_PER_CALL = 10;
const PAGES_AT_ONCE = 12;
const CALLS_AT_ONCE = 4;

/** What was queued is taken off, so a wait that still stands was written by a worker that came late: a look goes back this far for it. */
const LATE_WAITS = 3 * DAY;

/** What one slice of time holds. */
interface Slice {
  readonly looks: Look[];
  readonly waits: EndedWait[];
}

type Marks = Pick<DuePage, 'tooLateBefore'>;

/**
 * Queues what fell due since the stored cursor: only the partitions of (kind, day, zone) in which a step can fall due are asked.
 * Slice by slice; the cursor moves on after each, so a look that dies goes on from there, and what it queued twice is seen by the
 * message and left. Of a slice in which very much is due a lot is queued at once; the rest is noted with the cursor and follows, its
 * notices first, after what fell due later (decision 077).
 */
export async function findDue(
  services: FindDueServices,
): Promise<{ readonly from: Instant; readonly to: Instant; readonly queued: number }> {
  const { clock, cursor, pace = usualPace } = services;
  const to = clock.now();
  const { stored, handled, unfinished: before } = await cursor.read();
  if (stored === undefined || stored >= to) {
    if (stored === undefined) await cursor.advance(undefined, to, []);
    return { from: to, to, queued: 0 };
  }
  // What fell due at the handled instant itself was handled.
  const marks: Marks = handled !== undefined && handled > stored ? { tooLateBefore: handled + 1 } : {};
  const unfinished = before.map((each) => ({ ...each, ...marks }));
  let at = stored;
  let queued = 0;
  const slices = await slicesOf(services, stored, to);
  for (const [index, [end, { looks, waits }]] of slices.entries()) {
    const found = await queueLot(services, end, walkDue(services, looks, waits), waits, marks);
    queued += found.queued;
    if (found.place !== undefined)
      unfinished.push(...leftOf(looks, { slice: end, after: at, upTo: Math.min(end, to), place: found.place, ...marks }));
    const isLast = index === slices.length - 1;
    // After a restore the instant outside the table must not fall behind what was handled: there it moves once, at the end.
    if (found.queued === 0 || isLast || end <= at || end >= to || marks.tooLateBefore !== undefined) continue;
    if (!(await cursor.advance(at, end, unfinished))) return { from: stored, to: at, queued };
    at = end;
  }
  if ((await cursor.advance(at, to, unfinished)) && unfinished.length > 0)
    queued += await finish(services, unfinished, { at: to, until: to + pace.longest });
  return { from: stored, to, queued };
}

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

/** Waits that were not reached still stand, and are found by the next look. */
const leftOf = (looks: readonly Look[], left: Omit<Unfinished, 'urgency'>): Unfinished[] =>
  (['notice', 'marketing'] as const).flatMap((urgency) => (looks.some((look) => look.urgency === urgency) ? [{ ...left, urgency }] : []));

/** Goes on with what earlier slices left over: all notices, then a lot of each of the others in turn. */
async function finish(
  services: FindDueServices,
  unfinished: readonly Unfinished[],
  { at, until }: { readonly at: Instant; readonly until: Instant },
): Promise<number> {
  const { clock, cursor, pace = usualPace } = services;
  const walks = new Map<Unfinished, DueWalk>();
  let open = [...unfinished];
  let queued = 0;
  for (let left = pace.leftOver; clock.now() < until; ) {
    const next = open.find(({ urgency }) => urgency === 'notice') ?? (left > 0 ? open[0] : undefined);
    if (next === undefined) break;
    const walk = walks.get(next) ?? (await walkOn(services, next));
    const { tooLateBefore } = next;
    const found = await queueLot(services, next.slice, walk, [], tooLateBefore === undefined ? {} : { tooLateBefore });
    queued += found.queued;
    if (next.urgency === 'marketing') left -= found.queued;
    open = open.filter((each) => each !== next);
    if (found.place !== undefined) {
      const later = { ...next, place: found.place };
      walks.set(later, walk);
      open.push(later);
    }
    if (!(await cursor.keep(at, open))) break;
  }
  return queued;
}

async function walkOn(services: FindDueServices, { slice, after, upTo, urgency, place }: Unfinished): Promise<DueWalk> {
  const looks = await looksFor(services, after, upTo);
  return walkDue(
    services,
    looks.filter((look) => look.urgency === urgency && sliceOf(look.due) === slice),
    [],
    place,
  );
}

/** How many customers were queued, and the last of them where the walk goes on behind it. */
async function queueLot(
  { clock, pages, queue, waits: book, pace = usualPace }: FindDueServices,
  end: Instant,
  walk: DueWalk,
  waits: readonly EndedWait[],
  marks: Marks,
): Promise<{ readonly queued: number; readonly place: string | undefined }> {
  const { entries, place } = await walk.take(pace.lot);
  const planned = pagesOf(end, entries, marks);
  const now = clock.now();
  await inParallel(planned, PAGES_AT_ONCE, (page) => pages.plan(page, now));
  const calls = Array.from({ length: Math.ceil(planned.length / PAGES_PER_CALL) }, (_, n) => n * PAGES_PER_CALL);
  await inParallel(calls, CALLS_AT_ONCE, (start) => queue.send(planned.slice(start, start + PAGES_PER_CALL)));
  const taken = place === undefined ? waits : waits.filter(isIn(entries));
  await inParallel(taken, PAGES_AT_ONCE, book.remove);
  return { queued: entries.length, place };
}

function isIn(entries: readonly DueEntry[]): (wait: EndedWait) => boolean {
  const customers = new Set(entries.map(({ customer }) => customer));
  return ({ customer }) => customers.has(customer);
}
