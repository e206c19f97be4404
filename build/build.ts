import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildConsole } from './build-console.ts';
import { type BundleSize, bundleFunctions } from './bundle-functions.ts';
import { writeCampaigns } from './compile-campaigns.ts';
import { synthesise } from './synthesise.ts';

export interface BuildOptions {
  /** Whether the console is built too. @default true */
  readonly console?: boolean;
}

/** The bundles, and beside that of `seed-library` the compiled campaigns. */
const buildCode = async () => {
  const [sizes] = await Promise.all([bundleFunctions(), writeCampaigns(join(import.meta.dirname, '../dist/functions/seed-library'))]);
  return sizes;
};

/** All that the CDK app and the laptop's cloud read from dist/: bundles, compiled campaigns, console. */
export async function buildAll(options: BuildOptions = {}): Promise<readonly BundleSize[]> {
  const [sizes] = await Promise.all([buildCode(), options.console === false ? undefined : buildConsole()]);
  return sizes;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { sizes: { type: 'boolean', default: false }, 'code-only': { type: 'boolean', default: false } },
  });
  // What the CDK CLI asks for before it runs the app itself: code, and nothing that the app does not read.
  const sizes = values['code-only'] ? await buildCode() : await buildAll();
  if (values.sizes) for (const { name, bytes } of sizes) console.log(`${name.padEnd(18)} ${(bytes / 1024).toFixed(0).padStart(6)} KB`);
  if (!values['code-only']) console.log(`Synthesised to ${await synthesise()}`);
}

if (process.argv[1] === import.meta.filename) await main();
