import { type CalendarDate, DAY, HOUR } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Cycle, Gap } from '../../domain/silence/cycle.ts';
import { isLearnt } from '../../domain/silence/is-learnt.ts';
import { GapStatistics, learnSecond, learnSilence } from '../../domain/silence/learn-cycle.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { CustomerGap, CycleBook, CycleStanding } from '../engine-memory.ts';
import type { ImportBook } from '../imports/import-book.ts';
import { inParallel } from '../in-parallel.ts';
import type { LearnQueue, ReceivedRequest } from './learn-queue.ts';

export interface LearnServices {
  readonly clock: Clock;
  readonly cycles: CycleBook;
  readonly learnQueue: LearnQueue;
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

/** One customer's last order day, of which the cycle is to be learnt. */
interface ToLearn {
  readonly customer: string;
  readonly day: CalendarDate;
  /** The gap that ends there. */
  readonly gap: Gap | undefined;
}

/** Whose turn failed, and why: one customer's fault holds nobody else up, and the next run takes them up again. */
type Faults = Map<string, unknown>;

/**
 * Learns the repurchase cycle of every customer who ordered, once, from the gaps of all customers whose later day lies before that
 * order's day. A day's request is taken up when the day before is over everywhere (12:00 UTC), so that no gap can still come in. For
 * the same reason nothing is learnt while an import is under way or its last rows are still becoming gaps: what is learnt is kept. What
 * is left in the queue comes again.
 */
export async function learnCycles(services: LearnServices): Promise<{ readonly learnt: number }> {
  if (await isImporting(services)) return { learnt: 0 };
  const { cycles, learnQueue } = services;
  const lastDay = localDate(services.clock.now() - 12 * HOUR, 'UTC');
  const requests: ReceivedRequest[] = [];
  for await (const request of learnQueue.receive()) if (request.day <= lastDay) requests.push(request);
  const faults: Faults = new Map();
  const customers = [...new Set(requests.flatMap((request) => request.customers))];
  // Every gap that derivations left to be brought along is known before anything is learnt.
  const asked = await inParallel(lotsOf(customers), AT_ONCE, (lot) => bringAlong(cycles, lot, lastDay, faults));
  const toLearn = asked.flat().sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const settings = await services.library.settings();
  const known = new CategoryStatistics(cycles);
  let learnt = 0;
  for (const lot of lotsOf(toLearn)) learnt += await learnLot(cycles, lot, known, settings, faults);
  await learnQueue.done(requests.filter((request) => !request.customers.some((customer) => faults.has(customer))));
  for (const fault of faults.values()) throw fault;
  return { learnt };
}

const lotsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / LOT) }, (_none, index) => all.slice(index * LOT, (index + 1) * LOT));

/** Puts the gap of each one's last order day into the book, and says what is to be learnt. Of a day still to come there is another request. */
async function bringAlong(cycles: CycleBook, customers: readonly string[], lastDay: CalendarDate, faults: Faults): Promise<ToLearn[]> {
  const gaps: CustomerGap[] = [];
  const toLearn: ToLearn[] = [];
  for (const [customer, found] of await cycles.standing(customers)) {
    if ('fault' in found) faults.set(customer, found.fault);
    else {
      const day = found.summary.last?.day;
      if (day === undefined || day > lastDay) continue;
      const gap = found.gaps.find(({ laterDay }) => laterDay === day);
      if (gap !== undefined) gaps.push({ customer, gap });
      if (!isLearnt(found.summary, found.cycle)) toLearn.push({ customer, day, gap });
    }
  }
  await cycles.changeGaps(gaps, []);
  return toLearn;
}

/** Lots follow each other in the order of their days, as the statistics move on; within one they are written side by side. */
async function learnLot(cycles: CycleBook, lot: readonly ToLearn[], known: CategoryStatistics, settings: Settings, faults: Faults) {
  const standing = await cycles.standing(lot.map(({ customer }) => customer));
  const learnt: { readonly customer: string; readonly write: () => Promise<void> }[] = [];
  for (const { customer, day, gap } of lot) {
    const found = standing.get(customer);
    if (found === undefined) {
      // Erased meanwhile: nothing of theirs stays in the book.
      learnt.push({ customer, write: () => cycles.changeGaps([], gap === undefined ? [] : [{ customer, gap }]) });
    } else if ('fault' in found) faults.set(customer, found.fault);
    else {
      const cycle = await cycleFor(found, day, known, settings);
      learnt.push({ customer, write: () => cycles.learn(customer, cycle, found) });
    }
  }
  let done = 0;
  await inParallel(learnt, AT_ONCE, async ({ customer, write }) => {
    try {
      await write();
      done += 1;
    } catch (fault) {
      faults.set(customer, fault);
    }
  });
  return done;
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
