import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundleFunctions } from '../../build/bundle-functions.ts';
import type { Figure } from './figure.ts';
import { functionEnvironment } from './function-environment.ts';
import { startProvider } from './start-provider.ts';
import { repeat } from './taking.ts';

const run = promisify(execFile);

/** Those that stand between a date and a message, or run for every message. */
const HOT: ReadonlySet<string> = new Set(['derive-facts', 'find-due', 'deliver-messages', 'record-feedback', 'count-outcomes']);

/** What the CPU clock says before and after the import: what Node itself takes to start is no part of it. */
const LOADER = `const before = process.cpuUsage();
await import(process.argv[1]);
const { user, system } = process.cpuUsage(before);
process.stdout.write(String((user + system) / 1000));
process.exit();`;

/** Size of each function's bundle, and CPU to load it in a fresh process. */
export async function measureBundles(share: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bundles-'));
  const provider = await startProvider();
  try {
    const sizes = await bundleFunctions(folder);
    const env = functionEnvironment({ name: 'perennial', endpoint: provider.url }, provider.url);
    const figures: Figure[] = [];
    for (const { name, bytes } of sizes) {
      const bundle = pathToFileURL(join(folder, name, 'index.mjs')).href;
      const load = async () => Number((await run(process.execPath, ['--input-type=module', '-e', LOADER, bundle], { env })).stdout);
      const values = await repeat(Math.ceil(15 * share), load, 1);
      const [size, cpu] = HOT.has(name) ? [{ goal: { most: 620 } }, { goal: { most: 140 } }] : [{}, {}];
      figures.push(
        { what: name, unit: 'KB', values: [bytes / 1024], ...size },
        { what: name, unit: 'CPU-milliseconds to load', values, chart: 'CPU-milliseconds to load a function', ...cpu },
      );
    }
    return figures;
  } finally {
    provider.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
