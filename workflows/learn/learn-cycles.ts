import { addDays, type CalendarDate, DAY, HOUR } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Cycle } from '../../domain/silence/cycle.ts';
import { GapStatistics, learnSecond, learnSilence } from '../../domain/silence/learn-cycle.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerGap, CycleBook, CycleRequest, CycleStanding } from '../engine-memory.ts';
import type { ImportBook } from '../imports/import-book.ts';
import { inParallel } from '../in-parallel.ts';

export interface LearnServices {
  readonly clock: Clock;
  readonly cycles: CycleBook;
  readonly imports: Pick<ImportBook, 'list'>;
  readonly library: CampaignLibrary;
}

/** What an import brought in has become gaps by then. */
const SETTLED = HOUR;
/** A running import that began earlier than this has died. */
const LONGEST_IMPORT = DAY;

/** Customers read with one request of the table, and how many of them are written at once. */
const LOT = 50;
const AT_ONCE = 10;

/**
 * Learns the repurchase cycle of every customer who ordered, once, from the gaps of all customers whose later day lies before that
 * order's day. A day's request is taken up when the day before is over everywhere (12:00 UTC), so that no gap can still come in. For
 * the same reason nothing is learnt while an import is under way or its last rows are still becoming gaps: what is learnt is kept.
 */
export async function learnCycles(services: LearnServices): Promise<{ readonly learnt: number }> {
  if (await isImporting(services)) return { learnt: 0 };
  const lastDay = localDate(services.clock.now() - 12 * HOUR, 'UTC');
  const requests: CycleRequest[] = [];
  for await (const request of services.cycles.requests(addDays(lastDay, 1))) requests.push(request);
  // Every gap that a request brings along is known before anything is learnt.
  await services.cycles.changeGaps(gapsIn(requests), []);
  requests.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const settings = await services.library.settings();
  const known = new CategoryStatistics(services.cycles);
  let learnt = 0;
  const faults: unknown[] = [];
  for (let at = 0; at < requests.length; at += LOT) {
    const lot = await learnLot(services.cycles, requests.slice(at, at + LOT), known, settings);
    learnt += lot.done;
    faults.push(...lot.faults);
  }
  if (faults.length > 0) throw faults[0];
  return { learnt };
}

const gapsIn = (requests: readonly CycleRequest[]): CustomerGap[] =>
  requests.flatMap(({ customer, gap }) => (gap === undefined ? [] : [{ customer, gap }]));

/** Lots follow each other in the order of their days, as the statistics move on; within one they are written side by side. */
async function learnLot(cycles: CycleBook, lot: readonly CycleRequest[], known: CategoryStatistics, settings: Settings) {
  const standing = await cycles.standing(lot.map(({ customer }) => customer));
  const learnt: { readonly request: CycleRequest; readonly write: () => Promise<void> }[] = [];
  const faults: unknown[] = [];
  for (const request of lot) {
    const found = standing.get(request.customer);
    // Erased meanwhile: nothing of theirs stays in the book.
    if (found === undefined) learnt.push({ request, write: () => cycles.changeGaps([], gapsIn([request])) });
    else if ('fault' in found) faults.push(found.fault);
    else {
      const cycle = await cycleFor(found, request.day, known, settings);
      learnt.push({ request, write: () => cycles.learn(request.customer, cycle, found) });
    }
  }
  const done: CycleRequest[] = [];
  await inParallel(learnt, AT_ONCE, async ({ request, write }) => {
    try {
      await write();
      done.push(request);
    } catch (fault) {
      // One customer's fault holds nobody else up; the request stands, and the next run takes it up again.
      faults.push(fault);
    }
  });
  await cycles.done(done);
  return { done: done.length, faults };
}

async function isImporting({ imports, clock }: LearnServices): Promise<boolean> {
  const now = clock.now();
  const newest = await imports.list(100);
  return newest.some(({ state, startedAt, endedAt = startedAt }) =>
    state === 'running' ? now - startedAt < LONGEST_IMPORT : now - endedAt < SETTLED,
  );
}

async function cycleFor(
  { summary, cycle }: CycleStanding,
  day: CalendarDate,
  known: CategoryStatistics,
  settings: Settings,
): Promise<Cycle> {
  const { first, last } = summary;
  const silence =
    last?.day === day ? learnSilence({ day, category: last.category, gaps: await known.all(last.category, day), settings }) : cycle.silence;
  const second =
    first?.day === day && summary.orderDays === 1
      ? learnSecond({ day, category: first.category, gaps: await known.first(first.category, day), settings })
      : cycle.second;
  return { silence, second };
}

/** The gaps of each category up to a day that only moves forward: each gap is read once per run. */
class CategoryStatistics {
  readonly #cycles: CycleBook;
  readonly #categories = new Map<
    string,
    { all: GapStatistics; first: GapStatistics; waiting: { laterDay: CalendarDate; days: number; first: boolean }[] }
  >();

  constructor(cycles: CycleBook) {
    this.#cycles = cycles;
  }

  async all(category: string, before: CalendarDate): Promise<GapStatistics> {
    return (await this.#upTo(category, before)).all;
  }

  async first(category: string, before: CalendarDate): Promise<GapStatistics> {
    return (await this.#upTo(category, before)).first;
  }

  async #upTo(category: string, before: CalendarDate) {
    const known = this.#categories.get(category) ?? (await this.#read(category));
    this.#categories.set(category, known);
    while ((known.waiting[0]?.laterDay ?? before) < before) {
      const gap = known.waiting.shift();
      if (gap === undefined) break;
      known.all.add(gap.days);
      if (gap.first) known.first.add(gap.days);
    }
    return known;
  }

  async #read(category: string) {
    const waiting: { laterDay: CalendarDate; days: number; first: boolean }[] = [];
    for await (const gap of this.#cycles.gaps(category, '9999-12-31')) waiting.push(gap);
    waiting.sort((a, b) => (a.laterDay < b.laterDay ? -1 : a.laterDay > b.laterDay ? 1 : 0));
    return { all: new GapStatistics(), first: new GapStatistics(), waiting };
  }
}
