import type { DuePage } from '../due-queue.ts';
import { deliverTest } from '../tests/deliver-test.ts';
import type { DeliverServices, Later } from './deliver-entry.ts';
import { deliverLot } from './deliver-lot.ts';

/** Customers worked on at once for one page. */
const AT_ONCE = 10;

/** SQS holds a message back for at most 15 minutes. */
const LONGEST_DELAY_SECONDS = 900;

/**
 * Works one page of the due queue through: each customer's occasions together, in sending order. What must come back soon goes onto
 * the queue as a new, delayed page; what waits longer has become a WAIT item. Rejects for faults of the plumbing only, after everybody
 * had a turn: the page is then delivered again, and what is done already is seen and left.
 */
export async function deliverPage(services: DeliverServices, page: DuePage): Promise<void> {
  if (page.test !== undefined) return await deliverTest(services, page.test);
  const outcomes: Awaited<ReturnType<typeof deliverLot>>[number][] = [];
  for (let start = 0; start < page.entries.length; start += AT_ONCE)
    outcomes.push(...(await deliverLot(services, page, page.entries.slice(start, start + AT_ONCE))));
  const reports = outcomes.map((outcome) => outcome());
  const later = reports.flatMap(({ later }) => later);
  for (const part of later) await sendLater(services, page, part);
  const dropped: Record<string, number> = {};
  for (const campaign of reports.flatMap((report) => report.dropped)) dropped[campaign] = (dropped[campaign] ?? 0) + 1;
  await services.pages.done(page, dropped);
}

/** The page comes back under an id of its own, so that it is seen to be worked through in its turn. */
async function sendLater({ queue, clock }: DeliverServices, page: DuePage, { entry, at }: Later): Promise<void> {
  const seconds = Math.ceil((at - clock.now()) / 1000);
  const id = `${page.id.split('~')[0]}~${entry.customer}~${at}`;
  await queue.send([{ ...page, id, entries: [entry] }], Math.max(1, Math.min(LONGEST_DELAY_SECONDS, seconds)));
}
