import type { DueEntry, DuePage } from '../due-queue.ts';
import { regradeMembership } from '../regrade-membership.ts';
import { type DeliverServices, type Desk, deliverEntry, inSendingOrder, type Later, openDesk } from './deliver-entry.ts';
import { type LookedUp, lookUp } from './look-up.ts';

interface Report {
  readonly later: readonly Later[];
  /** Campaigns whose fact no longer holds, once for each occasion. */
  readonly dropped: readonly string[];
}

/** A customer whose state and gate were read. */
interface Opened {
  readonly entry: DueEntry;
  /** Absent where nothing but a new grade was due. */
  readonly desk: Desk | undefined;
  /** A grade that was asked for before its day. */
  readonly early: readonly Later[];
}

/**
 * Some customers of a page side by side: all gates are read, then all messages by one request, then each customer is decided and sent
 * to. What came of each, or its fault for whoever asks: one customer's fault is not the others'.
 */
export async function deliverLot(services: DeliverServices, page: DuePage, entries: readonly DueEntry[]): Promise<(() => Report)[]> {
  const opened = await Promise.all(entries.map((entry) => attempt(() => open(services, page, entry))));
  const ready = await Promise.all(opened.map((each) => attempt(async () => ({ ...each(), first: await lookAhead(services, each()) }))));
  return await Promise.all(ready.map((each) => attempt(() => deliver(services, each()))));
}

async function attempt<T>(work: () => Promise<T>): Promise<() => T> {
  try {
    const value = await work();
    return () => value;
  } catch (fault) {
    return () => {
      throw fault;
    };
  }
}

async function open(services: DeliverServices, page: DuePage, entry: DueEntry): Promise<Opened> {
  const { customer, regrade, occasions } = entry;
  const over = regrade === undefined ? undefined : await regradeMembership(services, customer, regrade);
  const early = over === undefined || regrade === undefined ? [] : [{ entry: { customer, occasions: [], regrade }, at: over }];
  return { entry, early, desk: occasions.length === 0 ? undefined : await openDesk(services, customer, page) };
}

/** For the first occasion alone: the messages of the one before bear on the next. */
async function lookAhead(services: DeliverServices, { entry, desk }: Opened): Promise<LookedUp | undefined> {
  const [occasion] = inSendingOrder(entry);
  const isDue = occasion !== undefined && occasion.due <= services.clock.now();
  return isDue && desk !== undefined ? await lookUp(services, desk, occasion) : undefined;
}

async function deliver(
  services: DeliverServices,
  { entry, early, desk, first }: Opened & { first: LookedUp | undefined },
): Promise<Report> {
  if (desk === undefined) return { later: early, dropped: [] };
  const { later, dropped } = await deliverEntry(services, entry, desk, first);
  return { later: [...early, ...later], dropped };
}
