import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** What has to be done before a version is tagged, in order: `npm run release`. What cannot be done here is said, never passed over. */
const root = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const { version } = z.object({ version: z.string().max(64) }).parse(JSON.parse(text('package.json')));
const folder = join(root, 'releases', version);
const skipped: string[] = [];

const say = (line: string) => process.stdout.write(`\n== ${line}\n`);
function step(what: string, ...[command, ...words]: readonly [string, ...string[]]): void {
  say(what);
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${what}: ${command} ${words.join(' ')} ended with ${status}`);
}

function listWhatIsShipped(): void {
  say('What is shipped and what builds it, by name, version and licence');
  // Tools too: the console's libraries are among them, since the bundle is what is shipped of them. The list says of each which it is.
  const { status, stdout } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], { cwd: root, maxBuffer: 1e8 });
  if (status !== 0) throw new Error('npm sbom failed: run "npm ci" first');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sbom.cdx.json'), stdout);
}

function askForWeaknesses(): void {
  say('Known weaknesses of all of it');
  const { status, stdout } = spawnSync('npm', ['audit', '--audit-level', 'high', '--json'], { cwd: root, maxBuffer: 1e8 });
  const answer = z.looseObject({ metadata: z.unknown().optional() }).safeParse(parsed(stdout.toString()));
  if (!answer.success || answer.data.metadata === undefined)
    skipped.push('npm audit: this registry does not answer it; run it where one does');
  else if (status !== 0) throw new Error('npm audit knows of weaknesses, high or worse: npm audit');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

if (!text('CHANGELOG.md').includes(`## ${version}`)) throw new Error(`CHANGELOG.md says nothing of ${version}.`);
step('Tests', 'npm', 'test');
step('Types, lint, imports, dead code', 'npm', 'run', 'check');
step('Code', 'npm', 'run', 'build', '--', '--sizes');
step('What another app installs', 'npm', 'run', 'package');
step('Templates', 'npm', 'run', 'release:templates');
listWhatIsShipped();
askForWeaknesses();
if (process.env.CDK_EMULATOR === undefined) skipped.push('deploy, update and destroy against an emulator: CDK_EMULATOR names none');
else step('Deploy, update, destroy', 'npm', 'run', 'emulate');
for (const one of skipped) process.stdout.write(`Skipped: ${one}.\n`);
say(`Commit releases/${version}, then: git tag v${version}`);
