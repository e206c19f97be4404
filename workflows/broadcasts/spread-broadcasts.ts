import { inAudience } from '../../domain/audience.ts';
import { BROADCAST, type Broadcast, type BroadcastSegment, broadcastFact } from '../../domain/broadcasts/broadcast.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Customer } from '../../domain/customer.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import { pagesOf } from '../due/pages-of.ts';
import type { DueEntry, DueQueue } from '../due-queue.ts';
import type { Pages } from '../engine-memory.ts';
import { inParallel } from '../in-parallel.ts';
import type { AudienceWalk, BroadcastBook } from './broadcast-book.ts';

export interface BroadcastServices {
  readonly clock: Clock;
  readonly broadcasts: BroadcastBook;
  readonly audience: AudienceWalk;
  readonly library: Pick<CampaignLibrary, 'campaigns'>;
  readonly pages: Pages;
  readonly queue: DueQueue;
}

const LOOKS_IN_AN_HOUR = 12;

/** Segments walked at once. */
const AT_ONCE = 8;

/** Pages planned at once, and queued by one call. */
const PAGES_PER_CALL = 10;

/**
 * Takes every running broadcast one look further: each of its segments by its share of what an hour allows, so that what is due to
 * others today is never behind a whole audience in the queue, and a pause holds from the next look on. A segment moves on after its
 * lot is queued; a look that dies queues the same pages again, which their messages absorb.
 */
export async function spreadBroadcasts(services: BroadcastServices): Promise<void> {
  const running = (await services.broadcasts.list()).filter(({ state }) => state === 'running');
  if (running.length === 0) return;
  const campaigns = await services.library.campaigns();
  for (const broadcast of running) {
    const campaign = campaigns.find(({ id }) => id === broadcast.campaign);
    if (campaign?.live === true && campaign.approved) await spread(services, broadcast, campaign);
  }
}

async function spread(services: BroadcastServices, broadcast: Broadcast, campaign: Campaign): Promise<void> {
  const { broadcasts } = services;
  const open = (await broadcasts.segments(broadcast.id)).filter(({ done }) => !done);
  const lot = Math.max(1, Math.ceil(broadcast.perHour / LOOKS_IN_AN_HOUR / Math.max(1, open.length)));
  const done = await inParallel(open, AT_ONCE, (segment) => spreadLot(services, broadcast, campaign, segment, lot));
  if (done.every((through) => through)) await broadcasts.move({ ...broadcast, state: 'done' }, 'running');
}

/** Whether the segment is through. */
async function spreadLot(
  { clock, audience, broadcasts, pages, queue }: BroadcastServices,
  broadcast: Broadcast,
  campaign: Campaign,
  segment: BroadcastSegment,
  lot: number,
): Promise<boolean> {
  const { customers, next } = await audience.page(segment.segment, segment.after, lot);
  // From what is stored, so that the same lot gives the same pages however often it is queued.
  const due = Math.max(segment.at, broadcast.goesOnSince);
  const fact = broadcastFact(broadcast.id, broadcast.date);
  const meant = customers.filter((customer) => inAudience(campaign.audience, { customer, asset: undefined, fact }));
  const planned = pagesOf(
    due,
    once(meant).map((customer) => entryFor(broadcast, customer, due)),
  );
  const now = clock.now();
  for (let start = 0; start < planned.length; start += PAGES_PER_CALL) {
    const some = planned.slice(start, start + PAGES_PER_CALL);
    await inParallel(some, PAGES_PER_CALL, (page) => pages.plan(page, now));
    await queue.send(some);
  }
  const through = next === undefined;
  const moved = {
    ...segment,
    after: next,
    done: through,
    looked: segment.looked + customers.length,
    queued: segment.queued + meant.length,
    at: now,
  };
  return (await broadcasts.advance(broadcast.id, moved, segment)) && through;
}

const entryFor = ({ id, campaign, step, date }: Broadcast, { id: customer }: Customer, due: number): DueEntry => ({
  customer,
  occasions: [{ campaign, step, kind: BROADCAST, subject: id, date, due }],
});

/** Who owns two pieces of a model is there twice. */
const once = (customers: readonly Customer[]): Customer[] => [...new Map(customers.map((customer) => [customer.id, customer])).values()];
