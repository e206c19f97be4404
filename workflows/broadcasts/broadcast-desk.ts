import { inAudience } from '../../domain/audience.ts';
import { BROADCAST, type Broadcast, type BroadcastTo, broadcastFact } from '../../domain/broadcasts/broadcast.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import { inParallel } from '../in-parallel.ts';
import type { AudienceWalk, BroadcastBook } from './broadcast-book.ts';

export interface BroadcastDesk {
  readonly clock: Clock;
  readonly broadcasts: BroadcastBook;
  readonly audience: Pick<AudienceWalk, 'segments'>;
  readonly library: Pick<CampaignLibrary, 'campaigns' | 'settings'>;
}

/** Parts of an audience read at once. */
const AT_ONCE = 8;

export interface BroadcastProgress extends Broadcast {
  readonly segments: number;
  readonly segmentsDone: number;
  readonly looked: number;
  readonly queued: number;
}

/** A broadcast that is asked for, or why it cannot be: there is no such campaign, it is none, or it is not live. */
export async function startBroadcast(
  { clock, broadcasts, audience, library }: BroadcastDesk,
  asked: { readonly id: string; readonly campaign: string; readonly to: BroadcastTo; readonly perHour: number; readonly by: string },
): Promise<Broadcast | 'no-such-campaign' | 'no-broadcast' | 'not-live' | 'exists'> {
  const campaign = (await library.campaigns()).find(({ id }) => id === asked.campaign);
  const step = campaign?.steps[0];
  if (campaign === undefined || step === undefined) return 'no-such-campaign';
  if (campaign.fact !== BROADCAST) return 'no-broadcast';
  if (!campaign.live || !campaign.approved) return 'not-live';
  const { company } = await library.settings();
  const at = clock.now();
  const broadcast: Broadcast = {
    ...asked,
    step: step.id,
    date: localDate(at, company.timeZone),
    state: 'running',
    startedAt: at,
    goesOnSince: at,
  };
  const segments = audience.segments(asked.to).map((segment) => ({ segment, done: false, looked: 0, queued: 0, at }));
  return (await broadcasts.create(broadcast, segments)) ? broadcast : 'exists';
}

const turnsFrom: Readonly<Record<'paused' | 'running' | 'cancelled', readonly Broadcast['state'][]>> = {
  paused: ['running'],
  running: ['paused'],
  cancelled: ['running', 'paused'],
};

/** Holds one back from its next look on, lets it go on, or ends it for good; undefined where it does not stand so that it could. */
export async function turnBroadcast(
  { clock, broadcasts }: Pick<BroadcastDesk, 'clock' | 'broadcasts'>,
  id: string,
  to: 'paused' | 'running' | 'cancelled',
): Promise<Broadcast | undefined> {
  const known = await broadcasts.get(id);
  if (known === undefined || !turnsFrom[to].includes(known.state)) return undefined;
  const from = known.state;
  const next = { ...known, state: to, goesOnSince: to === 'running' ? clock.now() : known.goesOnSince };
  return (await broadcasts.move(next, from)) ? next : undefined;
}

/** So many customers a preview looks at, at most. */
const PREVIEWED = 4_000;

export interface AudiencePreview {
  readonly looked: number;
  /** Whom the audience lets in, of those looked at. The gates have not been asked. */
  readonly meant: number;
  /** Nobody is left who was not looked at. */
  readonly complete: boolean;
}

/** How many it would be: counted to the end where there are few, else in the first of each part. */
export async function previewAudience(
  { audience, library, clock }: Pick<BroadcastDesk, 'clock' | 'library'> & { readonly audience: AudienceWalk },
  asked: { readonly campaign: string; readonly to: BroadcastTo },
): Promise<AudiencePreview | 'no-such-campaign' | 'no-broadcast'> {
  const campaign = (await library.campaigns()).find(({ id }) => id === asked.campaign);
  if (campaign === undefined) return 'no-such-campaign';
  if (campaign.fact !== BROADCAST) return 'no-broadcast';
  const { company } = await library.settings();
  const fact = broadcastFact('preview', localDate(clock.now(), company.timeZone));
  const segments = audience.segments(asked.to);
  const each = Math.ceil(PREVIEWED / Math.max(1, segments.length));
  const parts = await inParallel(segments, AT_ONCE, (segment) => audience.page(segment, undefined, each));
  const customers = new Map(parts.flatMap((part) => part.customers).map((customer) => [customer.id, customer]));
  const meant = [...customers.values()].filter((customer) => inAudience(campaign.audience, { customer, asset: undefined, fact }));
  return { looked: customers.size, meant: meant.length, complete: parts.every(({ next }) => next === undefined) };
}

export async function broadcastProgress({ broadcasts }: Pick<BroadcastDesk, 'broadcasts'>): Promise<readonly BroadcastProgress[]> {
  return await Promise.all(
    (await broadcasts.list()).map(async (broadcast) => {
      const segments = await broadcasts.segments(broadcast.id);
      return {
        ...broadcast,
        segments: segments.length,
        segmentsDone: segments.filter(({ done }) => done).length,
        looked: segments.reduce((sum, { looked }) => sum + looked, 0),
        queued: segments.reduce((sum, { queued }) => sum + queued, 0),
      };
    }),
  );
}
