import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { DueQueue } from '../due-queue.ts';
import { pagesOf } from '../due/pages-of.ts';
import type { Pages } from '../engine-memory.ts';
import { inParallel } from '../in-parallel.ts';
import { type CustomerNews, type DeriveServices, deriveCustomer } from './derive-customer.ts';

export interface DeriveChangedServices extends DeriveServices {
  readonly queue: DueQueue;
  readonly pages: Pages;
}

/** Customers worked on at once inside one invocation. */
const AT_ONCE = 10;

/** Derives the facts of changed customers, queues what they make due at once, then writes them. Doing it twice changes nothing. */
export async function deriveChanged(services: DeriveChangedServices, news: readonly CustomerNews[]): Promise<void> {
  const derivations = await inParallel(news, AT_ONCE, (each) => deriveCustomer(services, each));
  const due = derivations.flatMap((derivation) => (derivation?.due === undefined ? [] : [derivation.due]));
  if (due.length > 0) {
    const now: Instant = services.clock.now();
    const pages = pagesOf(now, due);
    for (const page of pages) await services.pages.plan(page, now);
    await services.queue.send(pages);
  }
  await inParallel(derivations, AT_ONCE, async (derivation) => await derivation?.commit());
}
