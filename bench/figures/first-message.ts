import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { bundleFunctions } from '../../build/bundle-functions.ts';
import { openBenchTable } from '../laptop/bench-table.ts';
import { dueEntries, recordsOf, TEN } from './deliver-messages.ts';
import type { Figure } from './figure.ts';
import { functionEnvironment } from './function-environment.ts';
import { startProvider } from './start-provider.ts';
import { repeat } from './taking.ts';

const run = promisify(execFile);

/** A batch of ten full pages is the most that one invocation gets. */
const LOT = 250;
const LOTS = 3;

const took = z.tuple([z.number(), z.number()]);

/** What a Lambda does that has not run before: loads the bundle, reads its secret, and sends one message. Its clock stands at ten. */
const FIRST = `const began = performance.now();
const [bundle, at, event] = process.argv.slice(1);
Date.now = () => Number(at);
const { handler } = await import(bundle);
const { batchItemFailures } = await handler(JSON.parse(event), { getRemainingTimeInMillis: () => 60_000 });
if (batchItemFailures.length > 0) throw new Error('The page came back');
process.stdout.write(JSON.stringify([performance.now() - began, process.resourceUsage().maxRSS / 1024]));
process.exit();`;

/** From the import of the bundle to the outcome of its first message, in a fresh process each time. */
export async function measureFirstMessage(share: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-first-'));
  const [provider, bench] = await Promise.all([startProvider(), openBenchTable()]);
  try {
    await bundleFunctions(folder, ['deliver-messages']);
    const rounds = Math.ceil(15 * share);
    const entries = await dueEntries(bench, rounds + 1 + LOTS * LOT);
    const env = functionEnvironment({ name: bench.name, endpoint: bench.endpoint }, provider.url);
    const bundle = pathToFileURL(join(folder, 'deliver-messages', 'index.mjs')).href;
    const send = async (some: typeof entries) => {
      const event = JSON.stringify({ Records: recordsOf(some) });
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', FIRST, bundle, String(TEN), event], { env });
      const [ms, megabytes] = took.parse(JSON.parse(stdout));
      return { ms, megabytes };
    };
    const firsts = await repeat(rounds, (round) => send(entries.slice(round, round + 1)), 1);
    const lots = await repeat(LOTS, (lot) => send(entries.slice(rounds + 1 + lot * LOT, rounds + 1 + (lot + 1) * LOT)));
    return [
      {
        what: 'First message of a process that has not run before',
        unit: 'ms',
        values: firsts.map(({ ms }) => ms),
        goal: { most: 1000 },
      },
      {
        what: 'First message of a process that has not run before',
        unit: 'MB at the peak',
        values: firsts.map(({ megabytes }) => megabytes),
      },
      { what: `${LOT} messages of one batch`, unit: 'MB at the peak', values: lots.map(({ megabytes }) => megabytes), goal: { most: 512 } },
    ];
  } finally {
    provider.stop();
    await bench.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
