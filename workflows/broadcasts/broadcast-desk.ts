import { BROADCAST, type Broadcast, type BroadcastTo } from '../../domain/broadcasts/broadcast.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import type { AudienceWalk, BroadcastBook } from './broadcast-book.ts';

export interface BroadcastDesk {
  readonly clock: Clock;
  readonly broadcasts: BroadcastBook;
  readonly audience: Pick<AudienceWalk, 'segments'>;
  readonly library: Pick<CampaignLibrary, 'campaigns' | 'settings'>;
}

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

/** Holds a running one back from its next look on, or lets a paused one go on; undefined where it is neither. */
export async function turnBroadcast(
  { clock, broadcasts }: Pick<BroadcastDesk, 'clock' | 'broadcasts'>,
  id: string,
  to: 'paused' | 'running',
): Promise<Broadcast | undefined> {
  const known = await broadcasts.get(id);
  const from = to === 'paused' ? 'running' : 'paused';
  if (known?.state !== from) return undefined;
  const next = { ...known, state: to, goesOnSince: to === 'running' ? clock.now() : known.goesOnSince };
  return (await broadcasts.move(next, from)) ? next : undefined;
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
