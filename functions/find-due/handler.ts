import { type BroadcastServices, spreadBroadcasts } from '../../workflows/broadcasts/spread-broadcasts.ts';
import { type CanaryServices, sendCanary } from '../../workflows/canary.ts';
import { type FindDueServices, findDue } from '../../workflows/due/find-due.ts';

interface Services extends FindDueServices {
  readonly report?: (look: Awaited<ReturnType<typeof findDue>>) => void;
  /** Absent: there are no broadcasts. */
  readonly spread?: Pick<BroadcastServices, 'broadcasts' | 'audience'>;
  /** Absent: no canary flies. */
  readonly canary?: Pick<CanaryServices, 'tests'>;
}

/**
 * A tick comes in, pages of the due queue go out. The window comes from the stored cursor, never from the event's own time. What falls
 * due today comes first; then every broadcast goes one look further, and once an hour a canary.
 */
export const createHandler = (services: Services) => async () => {
  const look = await findDue(services);
  services.report?.(look);
  if (services.spread !== undefined) await spreadBroadcasts({ ...services, ...services.spread });
  if (services.canary !== undefined) await sendCanary({ ...services, ...services.canary });
  return look;
};
