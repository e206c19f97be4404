import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { bundledNames, type FunctionName } from '../lib/function-names.ts';
import { leanLibraries } from './lean-libraries.ts';

export interface BundleSize {
  readonly name: FunctionName;
  readonly bytes: number;
}

const root = join(import.meta.dirname, '..');

// Some of the SDK's dependencies are CommonJS and call `require`, which an ES module does not have.
const requireInModules = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Bundles every functions/<name>/index.ts to dist/functions/<name>/index.mjs, SDK included: the same file runs on the laptop and in
 * Lambda. ES2023 is what the oldest Node we support (20) understands, and Lambda's newer one does too.
 */
export async function bundleFunctions(
  outdir = 'dist/functions',
  names: readonly FunctionName[] = bundledNames,
): Promise<readonly BundleSize[]> {
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, `functions/${name}/index.ts`])),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    // The layout of mails, which the console sets drafts into.
    loader: { '.mjml': 'text' },
    minify: true,
    sourcemap: 'external',
    metafile: true,
    plugins: [leanLibraries],
    banner: { js: requireInModules },
    logLevel: 'warning',
  });
  const outputs = Object.entries(result.metafile.outputs);
  const bytesOf = (name: string) => outputs.find(([file]) => file.endsWith(`${name}/index.mjs`))?.[1].bytes ?? 0;
  return names.map((name) => ({ name, bytes: bytesOf(name) }));
}
