import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { ColumnMap } from '../../adapters/csv/header.ts';
import { dynamoCampaignStore } from '../../adapters/dynamo/campaign-store.ts';
import { leftToChoose } from '../../campaigns/starters.ts';
import { addDays, type CalendarDate, DAY, HOUR, type Instant, MINUTE } from '../../domain/calendar/calendar-date.ts';
import { nextInstant } from '../../domain/calendar/next-instants.ts';
import { instantAt } from '../../domain/calendar/zoned-time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import { isReply, sendTimesOf } from '../../domain/campaigns/step-arithmetic.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import { defaultSettings, type Settings } from '../../domain/settings.ts';
import { readSettings } from '../../domain/settings-file.ts';
import { zonesInUse } from '../../workflows/calendar-index.ts';
import { starterLibrary } from '../starter-library.ts';
import { type CompanyFiles, type CompanyRecords, readCompany } from './company-records.ts';
import { enterRecords } from './enter-records.ts';
import { lineOf } from './simulated-line.ts';
import { virtualCloud } from './virtual-cloud.ts';

export interface SimulateOptions extends CompanyFiles {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly settings?: string | undefined;
  readonly out: string;
  /** Column maps by kind of file. */
  readonly maps?: Partial<Record<ImportKind, ColumnMap>> | undefined;
  /** Every five minutes instead of jumping: for the test that skipped empty ticks change nothing. */
  readonly everyTick?: boolean | undefined;
  readonly onProgress?: ((share: number, at: Instant) => void) | undefined;
}

export interface SimulateReport {
  readonly sent: number;
  readonly skipped: number;
  readonly failed: number;
  readonly ticks: number;
  readonly rejects: CompanyRecords['rejects'];
}

const TICK = 5 * MINUTE;

/** When `learn-cycles` runs each day, as deployed (UTC). */
const NIGHT = 12 * HOUR + 5 * MINUTE;

/**
 * Runs the engine over files in virtual time, starting from empty. The clock runs from the first instant at which it is `from`
 * anywhere to the last at which it is `to`, and jumps from one instant at which something can happen to the next.
 */
export async function simulate(options: SimulateOptions): Promise<SimulateReport> {
  const settings =
    options.settings === undefined ? defaultSettings : readSettings(await readFile(options.settings, 'utf8'), defaultSettings);
  const company = await readCompany(options, settings, options.maps);
  const out = createWriteStream(options.out);
  const counts = { sent: 0, skipped: 0, failed: 0 };
  const cloud = virtualCloud((message, customer) => {
    const line = lineOf(message, customer);
    if (line === undefined) return;
    counts[line.outcome]++;
    out.write(`${JSON.stringify(line)}\n`);
  });
  const campaigns = await seed(cloud, settings, options);
  const start = instantAt(options.from, '00:00', 'UTC') - 14 * HOUR;
  const end = instantAt(addDays(options.to, 1), '00:00', 'UTC') + 12 * HOUR;

  cloud.clock.at = start;
  const rest = company.entries.findIndex(({ at }) => at >= start);
  const before = rest === -1 ? company.entries : company.entries.slice(0, rest);
  const after = rest === -1 ? [] : company.entries.slice(rest);
  await enterRecords(cloud.stores, before, company.context, 'import');
  await cloud.drain();
  await cloud.learnCycles();
  await cloud.drain();
  await cloud.findDue();

  const looked = campaigns.flatMap(({ steps }) => steps.filter((step) => !isReply(step)));
  const times = [...new Set(['00:00', ...looked.flatMap((step) => sendTimesOf(step, settings))])];
  let next = 0;
  let ticks = 0;
  let nextNight = Math.floor((start - NIGHT) / DAY) * DAY + DAY + NIGHT;
  for (;;) {
    const zones = zonesInUse(await cloud.stores.calendar.registry());
    const arrival = after[next]?.at ?? Number.POSITIVE_INFINITY;
    const possible = Math.min(nextInstant(lastTickBefore(cloud.clock.at), zones, times), cloud.nextWake());
    const tick =
      options.everyTick === true
        ? lastTickBefore(cloud.clock.at) + TICK
        : Math.max(tickAt(possible), lastTickBefore(cloud.clock.at) + TICK);
    const at = Math.min(arrival, tick, nextNight, cloud.nextWake());
    if (at >= end) break;
    cloud.clock.at = at;
    let last = next;
    while ((after[last]?.at ?? Number.POSITIVE_INFINITY) <= at) last++;
    await enterRecords(cloud.stores, after.slice(next, last), company.context, 'live');
    next = last;
    await cloud.drain();
    if (at === nextNight) {
      await cloud.learnCycles();
      nextNight += DAY;
    }
    if (at % TICK === 0) {
      await cloud.findDue();
      ticks++;
    }
    await cloud.drain();
    options.onProgress?.((at - start) / (end - start), at);
  }
  out.end();
  await finished(out);
  return { ...counts, ticks, rejects: company.rejects };
}

const lastTickBefore = (instant: Instant): Instant => Math.floor(instant / TICK) * TICK;
const tickAt = (instant: Instant): Instant => Math.ceil(instant / TICK) * TICK;

/** All starter campaigns live and approved, for steps whose local date lies between `from` and `to`. */
async function seed(
  cloud: ReturnType<typeof virtualCloud>,
  settings: Settings,
  { from, to }: SimulateOptions,
): Promise<readonly Campaign[]> {
  const library = await starterLibrary();
  const store = dynamoCampaignStore(cloud.table);
  await store.saveSettings(settings, 0);
  const campaigns = library.campaigns
    .filter(({ id }) => !leftToChoose.has(id))
    .map((campaign) => ({ ...campaign, live: true, approved: true, startsOn: from, endsOn: to }));
  for (const campaign of campaigns) await store.saveCampaign(campaign, undefined);
  for (const { content, channel: _, ...place } of library.contents) await store.saveContent(place, content);
  return campaigns;
}
