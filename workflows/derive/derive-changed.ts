import { addDays, type CalendarDate, type Instant } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { pagesOf } from '../due/pages-of.ts';
import type { DueQueue } from '../due-queue.ts';
import type { Pages } from '../engine-memory.ts';
import { inParallel } from '../in-parallel.ts';
import type { LearnQueue } from '../learn/learn-queue.ts';
import { type CustomerNews, type Derivation, type DeriveServices, deriveCustomer } from './derive-customer.ts';

export interface DeriveChangedServices extends DeriveServices {
  readonly queue: DueQueue;
  readonly learnQueue: LearnQueue;
  readonly pages: Pages;
}

/** Customers worked on at once inside one invocation. */
const AT_ONCE = 10;

export interface FailedCustomer {
  readonly customer: string;
  readonly fault: unknown;
}

/**
 * Derives the facts of changed customers, queues what they make due at once, then writes them. Doing it twice changes nothing. One
 * customer's fault holds nobody else up: those who failed are named, to be done again.
 */
export async function deriveChanged(services: DeriveChangedServices, news: readonly CustomerNews[]): Promise<readonly FailedCustomer[]> {
  const failed: FailedCustomer[] = [];
  const settle = async <T>(customer: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (fault) {
      failed.push({ customer, fault });
      return undefined;
    }
  };
  const derivations = await inParallel(news, AT_ONCE, (each) => settle(each.customer, () => deriveCustomer(services, each)));
  await askToLearn(services, derivations);
  const due = derivations.flatMap((derivation) => (derivation?.due === undefined ? [] : [derivation.due]));
  if (due.length > 0) {
    const now: Instant = services.clock.now();
    const pages = pagesOf(now, due);
    for (const page of pages) await services.pages.plan(page, now);
    await services.queue.send(pages);
  }
  await inParallel(derivations, AT_ONCE, async (derivation) => {
    if (derivation !== undefined) await settle(derivation.customer, derivation.commit);
  });
  return failed;
}

/** One request for all who ordered, in a queue: a write would double what an order costs. All days that are over are as good as yesterday. */
async function askToLearn({ clock, learnQueue }: DeriveChangedServices, derivations: readonly (Derivation | undefined)[]): Promise<void> {
  const yesterday = addDays(localDate(clock.now(), 'UTC'), -1);
  const days = new Map<CalendarDate, string[]>();
  for (const derivation of derivations) {
    if (derivation?.learnDay === undefined) continue;
    const day = derivation.learnDay < yesterday ? yesterday : derivation.learnDay;
    days.set(day, [...(days.get(day) ?? []), derivation.customer]);
  }
  for (const [day, customers] of days) await learnQueue.ask(day, customers);
}
