import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../../build/build.ts';
import { synthesise } from '../../build/synthesise.ts';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { engineCalendar } from '../../local/clock/engine-calendar.ts';
import { createJourney, type Journey } from '../../local/clock/journey.ts';
import { runInRealTime } from '../../local/clock/real-time.ts';
import { openClock } from '../../local/clock/virtual-clock.ts';
import { openDataDirectory } from '../../local/data-directory.ts';
import type { DemoCustomer } from '../../local/demo/generate-demo.ts';
import { loadCompany } from '../../local/demo/load-demo.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { type Inbox, openInbox } from '../../local/inbox/inbox.ts';
import { type LocalCloud, startLocalCloud } from '../../local/local-cloud.ts';
import { readCloudAssembly } from '../../local/template/cloud-assembly.ts';

/** The deployment on this machine with a company of one's own, without console and pages; the clock stands until it is moved. */
export interface BenchLaptop {
  readonly cloud: LocalCloud;
  readonly inbox: Inbox;
  readonly journey: Journey;
  /** How many resources of a type the template holds. */
  resources(): (type: string) => number;
  stop(): Promise<void>;
}

/** Settings are the defaults but for `holdoutPercent`, which would make counts of messages hang on hashes. */
export async function openBenchLaptop(now: Instant, customers: readonly DemoCustomer[]): Promise<BenchLaptop> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
  const data = openDataDirectory(folder);
  await buildAll();
  const [assembly, engine] = await Promise.all([synthesise({ edge: 'off' }), startEngine({})]);
  const clock = openClock(data.file('clock.json'), now);
  const inbox = openInbox(data.folder('inbox'));
  const complain = (message: string) => process.stderr.write(`${message}\n`);
  const cloud = await startLocalCloud({
    assembly,
    data,
    engine: engine.url,
    publicUrl: 'http://127.0.0.1:4100',
    clock,
    inbox,
    onNotice: complain,
  });
  await loadCompany(customers, { table: cloud.table, now, settings: { ...defaultSettings, holdoutPercent: 0 } });
  await cloud.open('from now on');
  const realTime = runInRealTime(cloud.timeSources, clock);
  const journey = createJourney({
    clock,
    calendar: engineCalendar(cloud.table),
    sources: cloud.timeSources,
    realTime,
    rest: cloud.rest,
    sentSoFar: () => inbox.size,
  });
  return {
    cloud,
    inbox,
    journey,
    resources() {
      const { resources } = readCloudAssembly(assembly);
      return (type) => [...resources.values()].filter((one) => one.type === type).length;
    },
    async stop() {
      realTime.stop();
      await cloud.stop();
      await engine.stop();
      inbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
