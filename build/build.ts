import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildConsole } from './build-console.ts';
import { type BundleSize, bundleFunctions } from './bundle-functions.ts';
import { writeCampaigns } from './compile-campaigns.ts';
import { synthesise } from './synthesise.ts';

const dist = join(import.meta.dirname, '../dist');
const bundles = join(dist, 'functions');

/** The bundles, and beside that of `seed-library` the compiled campaigns. */
const buildCode = async () => {
  const [sizes] = await Promise.all([bundleFunctions(), writeCampaigns(join(bundles, 'seed-library'))]);
  return sizes;
};

/** The console, and a copy of it beside the bundle of `publish-console`. */
const buildPages = async () => {
  await buildConsole();
  const copy = join(bundles, 'publish-console/console');
  await rm(copy, { recursive: true, force: true });
  await cp(join(dist, 'console'), copy, { recursive: true });
};

/** All that the CDK app and the laptop's cloud read from dist/: bundles, compiled campaigns, console. */
export async function buildAll(): Promise<readonly BundleSize[]> {
  const [sizes] = await Promise.all([buildCode(), buildPages()]);
  return sizes;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { sizes: { type: 'boolean', default: false }, 'code-only': { type: 'boolean', default: false } },
  });
  const sizes = await buildAll();
  if (values.sizes) for (const { name, bytes } of sizes) console.log(`${name.padEnd(18)} ${(bytes / 1024).toFixed(0).padStart(6)} KB`);
  // The CDK CLI asks for code alone before it runs the app itself.
  if (!values['code-only']) console.log(`Synthesised to ${await synthesise()}`);
}

if (process.argv[1] === import.meta.filename) await main();
