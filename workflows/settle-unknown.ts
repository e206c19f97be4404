import { DAY, HOUR, type Instant, MINUTE } from '../domain/calendar/calendar-date.ts';
import type { SendQuota } from '../domain/sending/send-pace.ts';
import { type DeriveChangedServices, deriveChanged } from './derive/derive-changed.ts';
import type { CustomerNews } from './derive/derive-customer.ts';
import type { DuePage } from './due-queue.ts';
import type { Cursor } from './engine-memory.ts';
import { type GiveUpServices, giveUpPage, isOver } from './give-up-page.ts';

/** The due queue's dead letters. */
export interface DeadLetters {
  /** A few pages with the means to take each off; empty where there are none. */
  receive(): Promise<readonly { readonly page: DuePage; readonly remove: () => Promise<void> }[]>;
}

/** Batches of the stream that `derive-facts` gave up. */
export interface FailedNews {
  /** What each tells, undefined where nobody can read it, with the means to take it off. */
  batches(): AsyncIterable<{ readonly news: readonly CustomerNews[] | undefined; readonly remove: () => Promise<void> }>;
}

export interface SettleServices extends GiveUpServices, DeriveChangedServices {
  readonly cursor: Cursor;
  readonly deadLetters: DeadLetters;
  readonly failedNews: FailedNews;
  /** Takes away what was written about erased people while they were being erased. */
  readonly finishErasures: (now: Instant) => Promise<unknown>;
  /** What the provider lets us send; none in a simulation. */
  readonly sendQuota?: () => Promise<SendQuota>;
  /** Told of what each has an alarm that says what customers miss. */
  readonly report: (what: SettleMetric, value: number) => void;
}

/**
 * How much of the provider's day is used up; how far the look-out lags; whether the breaker has paused marketing; pages that failed until all of them was too late; given-up
 * batches of the stream whose customers could not be derived this time either.
 */
export type SettleMetric = 'QuotaUsedPercent' | 'CursorLagSeconds' | 'MarketingPaused' | 'PagesGivenUp' | 'NewsNotDerived';

/** What one run did. */
interface Settled {
  /** Pages put back onto the queue. */
  requeued: number;
  givenUp: number;
}

/** At most so many rounds of dead letters in one run. */
const ROUNDS = 20;

/** The daily sweep runs once, in this quarter of an hour (UTC), over every page that is open for two hours. */
const SWEEP_AT = 3 * HOUR;
const SWEEP_WINDOW = 15 * MINUTE;
const SWEPT_DAYS = 8;

/**
 * Puts back what fell out of the way through: dead letters, and once a day the pages that nobody worked through. Both are decided
 * again by the one send path, which sees what went out already and settles what was left in flight. What fails until it is too late
 * is written down as such. News that the stream gave up is derived. Each part fails on its own.
 */
export async function settleUnknown(services: SettleServices): Promise<Settled> {
  const settled: Settled = { requeued: 0, givenUp: 0 };
  const faults: unknown[] = [];
  for (const part of [lookAround, lookAtQuota, drainDeadLetters, sweepPages, deriveFailedNews, finishErasures]) {
    await part(services, settled, faults).catch((fault: unknown) => faults.push(fault));
  }
  services.report('PagesGivenUp', settled.givenUp);
  if (faults.length > 0) throw faults[0];
  return settled;
}

async function lookAround({ clock, cursor, library, report }: SettleServices): Promise<void> {
  report('MarketingPaused', (await library.marketingPaused()) ? 1 : 0);
  const { stored } = await cursor.read();
  if (stored !== undefined) report('CursorLagSeconds', (clock.now() - stored) / 1000);
}

async function lookAtQuota({ sendQuota, report }: SettleServices): Promise<void> {
  // Where the provider does not answer, its own alarms say so: nothing here hangs on it.
  const quota = await sendQuota?.().catch(() => undefined);
  if (quota !== undefined && quota.perDay > 0) report('QuotaUsedPercent', (100 * quota.sentLastDay) / quota.perDay);
}

async function finishErasures({ clock, finishErasures: finish }: SettleServices): Promise<void> {
  await finish(clock.now());
}

async function drainDeadLetters(services: SettleServices, settled: Settled): Promise<void> {
  const { deadLetters } = services;
  for (let round = 0; round < ROUNDS; round++) {
    const letters = await deadLetters.receive();
    if (letters.length === 0) return;
    await putBack(
      services,
      settled,
      // A test that failed is asked for again by whoever wants it.
      letters.flatMap(({ page }) => (page.test === undefined ? [page] : [])),
    );
    await Promise.all(letters.map(({ remove }) => remove()));
  }
}

async function sweepPages(services: SettleServices, settled: Settled, faults: unknown[]): Promise<void> {
  const now = services.clock.now();
  if (now % DAY < SWEEP_AT || now % DAY >= SWEEP_AT + SWEEP_WINDOW) return;
  for await (const page of services.pages.open(now - SWEPT_DAYS * DAY, now - 2 * HOUR)) {
    // One page that cannot be queued holds no other up; the sweep is tried again for it.
    await putBack(services, settled, [page]).catch((fault: unknown) => faults.push(fault));
  }
}

/** > What the stream gave up is derived from the state as it stands now, and counts from when it was news. */
async function deriveFailedNews(services: SettleServices): Promise<void> {
  let left = 0;
  for await (const { news, remove } of services.failedNews.batches()) {
    const again = news?.map((each) => ({ ...each, again: true }));
    if (again !== undefined && (await deriveChanged(services, again)).length === 0) await remove();
    else left += 1;
  }
  services.report('NewsNotDerived', left);
}

async function putBack(services: SettleServices, settled: Settled, pages: readonly DuePage[]): Promise<void> {
  const settings = await services.library.settings();
  const now = services.clock.now();
  const over = pages.filter((page) => isOver(page, now, settings));
  const inTime = pages.filter((page) => !over.includes(page));
  if (inTime.length > 0) await services.queue.send(inTime);
  settled.requeued += inTime.length;
  for (const page of over) await giveUpPage(services, page);
  settled.givenUp += over.length;
}
