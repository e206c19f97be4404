import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { invokeThere } from './invoke-there.ts';
import { pruneTemplate, type StackTemplate, stackTemplate } from './prune-template.ts';
import { synthesise } from './synthesise.ts';

/**
 * Deploys the stacks of the last release to an emulator of CloudFormation, updates them to those of today, asks some of the functions,
 * and destroys all: `CDK_EMULATOR=http://127.0.0.1:5000 npm run emulate`. `CDK_EMULATOR_LOG` names the file that the emulator writes
 * its log to: it may report success over a fault of its own. What it has no idea of is left out, and said.
 */
const emulator = process.env.CDK_EMULATOR;
const logFile = process.env.CDK_EMULATOR_LOG;
const root = join(import.meta.dirname, '..');
const releases = join(root, 'releases');
const say = (line: string) => process.stdout.write(`${line}\n`);

async function emulate(endpoint: string): Promise<void> {
  const from = logFile !== undefined && existsSync(logFile) ? statSync(logFile).size : 0;
  const today = mkdtempSync(join(tmpdir(), 'emulated-'));
  await buildAll();
  // As production is, but for what would keep it from being destroyed.
  await synthesise({ stage: 'production', keepData: 'no' }, today);
  const [last] = readdirSync(releases).sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  const before = mkdtempSync(join(tmpdir(), 'emulated-before-'));
  cpSync(today, before, { recursive: true });
  if (last !== undefined) asReleased(before, join(releases, last));
  const left = [before, today].flatMap((assembly) => templatesOf(assembly).flatMap((file) => prune(join(assembly, file))));
  say(`Left out, for the emulator does not know them: ${[...new Set(left)].join(', ')}`);

  // All is built and synthesised already: the command that does nothing stands for that of cdk.json.
  const cdk = (...words: string[]) => run(endpoint, [...words, '--no-notices', '--build', 'true']);
  for (const region of ['eu-west-1', 'us-east-1']) cdk('bootstrap', `aws://123456789012/${region}`, '--app', '');
  say(`Deploying ${last ?? 'today'}, then today over it`);
  // Directly: the emulator makes no exports from change sets.
  for (const assembly of [before, today]) cdk('deploy', '--all', '--method', 'direct', '--require-approval', 'never', '--app', assembly);
  await invokeThere(endpoint, say);
  cdk('destroy', '--all', '--force', '--app', today);
  if (logFile === undefined) say('Skipped: nobody named the emulator’s log (CDK_EMULATOR_LOG), so it was not searched for faults.');
  else if (readFileSync(logFile).subarray(from).includes('Traceback')) throw new Error(`The emulator failed in silence: see ${logFile}`);
}

const templatesOf = (assembly: string): string[] => readdirSync(assembly).filter((file) => file.endsWith('.template.json'));
const read = (path: string): StackTemplate => stackTemplate.parse(JSON.parse(readFileSync(path, 'utf8')));

function prune(path: string): readonly string[] {
  const { template, gone } = pruneTemplate(read(path));
  writeFileSync(path, JSON.stringify(template));
  return gone;
}

/** The templates as they were released; the code of a function is that of today, for that of then is nowhere. */
function asReleased(assembly: string, folder: string): void {
  for (const file of templatesOf(assembly)) {
    const path = join(assembly, file);
    const now = read(path);
    // A stack that was not there yet is one that holds next to nothing.
    const then = existsSync(join(folder, file)) ? read(join(folder, file)) : { Resources: {}, Outputs: {} };
    const code = Object.values(now.Resources).find(({ Type }) => Type === 'AWS::Lambda::Function')?.Properties?.Code;
    for (const [id, { Properties }] of Object.entries(then.Resources))
      if (Properties !== undefined && 'Code' in Properties) Properties.Code = now.Resources[id]?.Properties?.Code ?? code;
    // The emulator makes exports only with a stack: those that came later, of what was there, are made at once.
    const wasThere = (output: unknown) => Object.keys(then.Resources).some((id) => JSON.stringify(output).includes(`"${id}"`));
    const later = Object.fromEntries(Object.entries(now.Outputs ?? {}).filter(([, output]) => wasThere(output)));
    writeFileSync(path, JSON.stringify({ ...then, Outputs: { ...later, ...then.Outputs } }));
  }
  // What was published is known again by its name: under that of today's template the release would be taken for it, and nothing updated.
  for (const file of readdirSync(assembly).filter((name) => name.endsWith('.assets.json') || name === 'manifest.json')) {
    const path = join(assembly, file);
    const named = readFileSync(path, 'utf8').replace(/[0-9a-f]{64}(?=\.json")/g, (hash) => [...hash].reverse().join(''));
    writeFileSync(path, named);
  }
}

function run(endpoint: string, words: readonly string[]): void {
  const { status } = spawnSync('npx', ['cdk', ...words], {
    stdio: 'inherit',
    cwd: root,
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION: 'https://s3.eu-west-1.amazonaws.com',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-west-1',
    },
  });
  if (status !== 0) throw new Error(`cdk ${words[0]} ended with ${status}`);
}

if (emulator === undefined) say('Skipped: no emulator of CloudFormation is named (CDK_EMULATOR=http://127.0.0.1:5000).');
else await emulate(emulator);
