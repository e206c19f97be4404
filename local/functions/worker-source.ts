import { join } from 'node:path';
import { build } from 'esbuild';

let source: Promise<URL> | undefined;

/** The worker as one module that needs no loader: Node 20 starts threads with JavaScript only. */
export function workerSource(): Promise<URL> {
  source ??= compile();
  return source;
}

async function compile(): Promise<URL> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify: true,
    logLevel: 'silent',
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new Error('The worker could not be compiled');
  return new URL(`data:text/javascript;base64,${Buffer.from(file.contents).toString('base64')}`);
}
