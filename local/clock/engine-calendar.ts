import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { isLeftOver } from '../../adapters/dynamo/dynamo-cursor.ts';
import { nextWaitEnd } from '../../adapters/dynamo/dynamo-waits.ts';
import { readRegistry } from '../../adapters/dynamo/registry.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import { nextInstant } from '../../domain/calendar/next-instants.ts';
import { isReply, sendTimesOf } from '../../domain/campaigns/step-arithmetic.ts';
import { zonesInUse } from '../../workflows/calendar-index.ts';

/** When the engine has something to look at next. */
export interface EngineCalendar {
  /** The first tick after `after` and not after `until` at which something can fall due; `until` where there is none. */
  nextTick(after: Instant, until: Instant): Promise<Instant>;
}

/** `find-due` looks every five minutes: what falls due between two looks is found by the later one. */
const GRID = 5 * MINUTE;
const onGrid = (instant: Instant): Instant => Math.ceil(instant / GRID) * GRID;

/** Of real time: a journey makes several stops in a second, and none of them needs campaigns newer than that. */
const FRESH_MS = 1000;

/**
 * Reads zones, send times and waits from the table: send times, ends of waits. The end of quiet hours is no instant of its
 * own, for whatever waits for it stands in the calendar as a wait.
 */
export function engineCalendar(table: Table): EngineCalendar {
  const store = dynamoCampaignStore(table);
  let known: { readonly at: number; readonly zonesAndTimes: ReturnType<typeof readZonesAndTimes> } | undefined;

  async function readZonesAndTimes() {
    const [registry, campaigns, { settings }] = await Promise.all([readRegistry(table), store.campaigns(), store.settings()]);
    // A reply is queued by the news of the act.
    const steps = campaigns.filter(({ live }) => live).flatMap((campaign) => campaign.steps.filter((step) => !isReply(step)));
    // No stop at midnight: what is to be re-graded is found by the next look, and a zone's own send time is one before it matters.
    const times = new Set([settings.sendAt, ...steps.flatMap((step) => sendTimesOf(step, settings))]);
    return { zones: [...new Set([...zonesInUse(registry), settings.company.timeZone])], times: [...times].sort() };
  }

  function zonesAndTimes(): ReturnType<typeof readZonesAndTimes> {
    const at = performance.now();
    if (known === undefined || at - known.at >= FRESH_MS) known = { at, zonesAndTimes: readZonesAndTimes() };
    return known.zonesAndTimes;
  }

  return {
    async nextTick(after, until) {
      const [{ zones, times }, wait, left] = await Promise.all([zonesAndTimes(), nextWaitEnd(table, after, until), isLeftOver(table)]);
      const due = left ? after + 1 : nextInstant(after, zones, times);
      return Math.min(onGrid(Math.min(due, wait ?? until)), until);
    },
  };
}
