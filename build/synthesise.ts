import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const root = join(import.meta.dirname, '..');
const cdkJson = z.object({ context: z.record(z.string().max(256), z.unknown()) });

/**
 * Runs the CDK app as the CLI would, only without the CLI, which would double the time. The template's own validation is left to
 * `cdk synth`: here the template is about to be run, and a fault in it shows. `context` goes over that of cdk.json.
 */
export async function synthesise(context: Readonly<Record<string, unknown>> = {}, outDir = join(root, 'cdk.out')): Promise<string> {
  const settings = cdkJson.parse(JSON.parse(await readFile(join(root, 'cdk.json'), 'utf8')));
  const environment = {
    ...process.env,
    CDK_OUTDIR: outDir,
    CDK_VALIDATION: 'false',
    CDK_CONTEXT_JSON: JSON.stringify({ ...settings.context, ...context, 'aws:cdk:enable-asset-metadata': true }),
  };
  await new Promise<void>((resolve, reject) => {
    const app = spawn(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaints = '';
    app.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    app.on('error', reject);
    app.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`The CDK app ended with code ${code}:\n${complaints.trim()}`))));
  });
  return outDir;
}
