import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { buildAll } from '../build/build.ts';
import { synthesise } from '../build/synthesise.ts';
import type { Instant } from '../domain/calendar/calendar-date.ts';
import { instantText } from '../domain/calendar/zoned-time.ts';
import { defaultSettings } from '../domain/settings.ts';
import { engineCalendar } from './clock/engine-calendar.ts';
import { createJourney } from './clock/journey.ts';
import { runInRealTime } from './clock/real-time.ts';
import { openClock } from './clock/virtual-clock.ts';
import { type DataDirectory, openDataDirectory, whyNot } from './data-directory.ts';
import { loadDemo } from './demo/load-demo.ts';
import { endOrphan, startEngine } from './dynamodb/engine.ts';
import { openWorkingCopy } from './dynamodb/working-copy.ts';
import { LOCAL_CUSTOMER_TABLE } from './events/customer-table.ts';
import { createApiGateway } from './http/api-gateway.ts';
import { refusal } from './http/guard.ts';
import { json, problem, readBody, write } from './http/http-reply.ts';
import { listen } from './http/listen.ts';
import { localApi } from './http/local-api.ts';
import { staticFiles } from './http/static-files.ts';
import { openInbox } from './inbox/inbox.ts';
import { type LocalCloud, startLocalCloud } from './local-cloud.ts';
import { seedDrafts } from './seed-drafts.ts';

export interface StartOptions {
  /** @default 4100 */
  readonly port?: number;
  readonly dataDir: string;
  /** Loads the demo's customers into a new data folder. */
  readonly demo: boolean;
  /** Where the clock begins in a new data folder, or goes on to in one that has not come so far. @default now */
  readonly clock?: Instant | undefined;
  /** A cloud assembly to run in place of this project's own. @default bundled and synthesised afresh */
  readonly assembly?: string;
  /** What it is doing, a short sentence each; `share` from 0 to 1 where it is known. */
  readonly onProgress?: (what: string, share?: number) => void;
  /** What goes wrong while it runs, and what the template holds that a laptop does not run. */
  readonly onNotice?: (message: string) => void;
}

export interface RunningCare {
  readonly url: string;
  /** Ends everything in order; what waits goes on at the next start. */
  stop(): Promise<void>;
  /** Resolves with one sentence where it cannot go on, the disk being full for one. What was kept stays kept. */
  readonly failed: Promise<string>;
}

// Nothing is sent from a laptop, but the template must allow it.
const LOCAL_SMS_ORIGINATOR = 'arn:aws:sms-voice:eu-west-1:000000000000:sender-id/CARE/GB';

const repository = join(import.meta.dirname, '..');

/** The whole product on this machine. Rejects with one sentence that says what to do. */
export async function startCare(options: StartOptions): Promise<RunningCare> {
  const { port: wantedPort = 4100, dataDir, demo, onProgress = () => undefined, onNotice = () => undefined } = options;
  const undo: (() => unknown)[] = [];
  const stop = async () => {
    const faults: unknown[] = [];
    // One that fails keeps none of the others from being done: what stays open would keep the process alive.
    for (const step of undo.splice(0).reverse()) {
      try {
        await step();
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw faults[0];
  };
  try {
    const data = openDataDirectory(dataDir);
    undo.push(data.release);
    let ready: LocalCloudSite | undefined;
    const server = createServer((request, response) => {
      const refused = refusal(request, port);
      if (refused !== undefined) return write(response, problem(403, refused));
      if (request.url === '/health')
        return write(response, ready === undefined ? json({ status: 'starting' }, 503) : json({ status: 'ready' }));
      if (ready === undefined) return write(response, problem(503, 'Perennial is starting. Come back in a few seconds.'));
      ready(request).then(
        (reply) => write(response, reply),
        (error: unknown) => {
          onNotice(`${request.method} ${request.url}: ${whyItFailed(error, data.path)}`);
          write(response, problem(500, whyItFailed(error, data.path)));
        },
      );
    });
    const port = await listen(server, wantedPort);
    undo.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    const publicUrl = `http://127.0.0.1:${port}`;

    onProgress('Building and starting the database');
    const starting = startDatabase(data, onNotice);
    undo.push(() =>
      starting.then(
        (database) => database.stop(),
        () => undefined,
      ),
    );
    const [assembly, database] = await Promise.all([options.assembly ?? buildAndSynthesise(), starting]);
    if (database.notice !== undefined) onNotice(database.notice);
    const demoMarker = data.file('demo');
    if (demo && !existsSync(data.file('clock.json'))) writeFileSync(demoMarker, LOADING);
    const clock = openClock(data.file('clock.json'), options.clock);
    if (options.clock !== undefined && clock.now() - options.clock > 60_000) {
      throw new Error(
        `The clock never goes back: in ${data.path} it is ${instantText(clock.now())} already. Leave --clock out, or give another folder with --data.`,
      );
    }
    if (options.clock !== undefined) clock.moveTo(options.clock);
    const inbox = openInbox(data.folder('inbox'));
    undo.push(inbox.close);

    onProgress('Reading the template');
    const cloud = await startLocalCloud({ assembly, data, engine: database.url, publicUrl, clock, inbox, onNotice });
    undo.push(cloud.stop);
    for (const finding of cloud.findings) onNotice(finding);

    const loaded = await loadDemoWhereWanted(cloud, demoMarker, clock.now(), onProgress);
    await seedDrafts(cloud.table);
    await cloud.open(loaded ? 'from now on' : 'where they were');
    // Gives the streams a place to go on from: a kill before the first record would have them read the whole demo.
    if (loaded) await cloud.table.put({ pk: 'ENGINE', sk: 'LOADED', type: 'LOADED', at: clock.now() });
    await cloud.rest();
    if (loaded) writeFileSync(demoMarker, 'loaded');

    const realTime = runInRealTime(cloud.timeSources, clock);
    undo.push(realTime.stop);
    const journey = createJourney({
      clock,
      calendar: engineCalendar(cloud.table),
      sources: cloud.timeSources,
      realTime,
      rest: cloud.rest,
      sentSoFar: () => inbox.size,
    });
    undo.push(() => {
      journey.cancel();
      return journey.done();
    });
    const gateway = createApiGateway({ ...cloud.deployment, functionBy: cloud.functionBy, clock, meter: cloud.meter });
    const local = localApi({
      clock,
      journey,
      inbox,
      meter: cloud.meter,
      storedBytes: cloud.storedBytes,
      textUs: cloud.textUs,
      bus: cloud.bus,
      putCustomer: cloud.putCustomer,
      status: cloud.status,
      permissionsUsed: cloud.permissionsUsed,
    });
    const files = staticFiles(join(repository, 'dist/console'));
    ready = async (request) => {
      const url = new URL(request.url ?? '/', publicUrl);
      const body = await readBody(request);
      if (body === undefined) return problem(413, 'That is too long.');
      if (url.pathname.startsWith('/local/')) return await local(request.method ?? 'GET', url, body);
      return (await gateway(request, url, body)) ?? files(url.pathname);
    };
    onProgress('Ready', 1);
    return { url: publicUrl, stop, failed: untilFault(data.path, undo) };
  } catch (error) {
    await stop().catch((fault: unknown) => onNotice(whyItFailed(fault, dataDir)));
    throw error;
  }
}

/** The engine on its working copy, which goes to the disk whenever it has changed and nothing is going on. */
async function startDatabase(data: DataDirectory, onNotice: (message: string) => void) {
  const pidFile = data.file('dynamodb.pid');
  await endOrphan(pidFile);
  const copy = openWorkingCopy(data.folder('dynamodb'));
  const engine = await startEngine({ directory: copy.directory, pidFile });
  const timer = setInterval(() => void copy.save().catch((error: unknown) => onNotice(whyItFailed(error, data.path))), SAVE_EVERY_MS);
  return {
    url: engine.url,
    notice: copy.notice,
    async stop() {
      clearInterval(timer);
      await engine.stop();
      copy.putAway();
    },
  };
}

const SAVE_EVERY_MS = 5000;

type LocalCloudSite = (request: import('node:http').IncomingMessage) => Promise<import('./http/http-reply.ts').HttpReply>;

async function buildAndSynthesise(): Promise<string> {
  await buildAll();
  // No CloudFront stands before a laptop, and nobody signs in on it.
  return await synthesise({ smsOriginator: LOCAL_SMS_ORIGINATOR, edge: 'off', customerTable: LOCAL_CUSTOMER_TABLE });
}

const LOADING = 'loading';

/** Only into a new folder; a load that was broken off is done again from the start, over what it wrote. */
async function loadDemoWhereWanted(
  cloud: LocalCloud,
  marker: string,
  now: Instant,
  onProgress: NonNullable<StartOptions['onProgress']>,
): Promise<boolean> {
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== LOADING) return false;
  onProgress('Loading the demo', 0);
  await loadDemo({ table: cloud.table, now, settings: defaultSettings, onProgress: (share) => onProgress('Loading the demo', share) });
  return true;
}

/** Work in the background has nobody to tell but the process itself. */
function untilFault(path: string, undo: (() => unknown)[]): Promise<string> {
  return new Promise((resolve) => {
    const fail = (fault: unknown) => resolve(whyItFailed(fault, path));
    process.on('uncaughtException', fail);
    process.on('unhandledRejection', fail);
    undo.push(() => process.off('uncaughtException', fail).off('unhandledRejection', fail));
  });
}

function whyItFailed(error: unknown, path: string): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return whyNot(path, error);
  return error instanceof Error ? error.message : String(error);
}
