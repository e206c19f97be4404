import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/**
 * Puts together what another CDK app installs (docs/integrate.md): constructs compiled with their types, bundles of the functions, the built
 * console. Laid out as this repository is, so that everything finds everything where it is here. `npm run package`, after `npm run build`.
 */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'dist/package');
const own = z
  .looseObject({
    version: z.string(),
    license: z.string(),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

function run(command: string, ...words: string[]): void {
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}`);
}

const versionOf = (name: string): string => {
  const version = own.dependencies[name] ?? own.devDependencies[name];
  if (version === undefined) throw new Error(`package.json says nothing of ${name}`);
  return version;
};
const versions = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, versionOf(name)]));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
run('npx', 'tsc', '-p', 'build/package.tsconfig.json', '--outDir', folder);
for (const part of ['dist/functions', 'dist/console', 'schemas', 'cdk.json', 'LICENSE'])
  cpSync(join(root, part), join(folder, part), { recursive: true, filter: (path) => !path.endsWith('.map') });
const manifest = {
  name: 'perennial',
  version: own.version,
  license: own.license,
  type: 'module',
  exports: {
    '.': { types: './lib/customer-care.d.ts', default: './lib/customer-care.js' },
    './campaigns': { types: './domain/campaigns/define-campaign.d.ts', default: './domain/campaigns/define-campaign.js' },
    './events': { types: './schemas/events.d.ts' },
    './schemas/*': './schemas/*',
  },
  peerDependencies: { 'aws-cdk-lib': `^${versionOf('aws-cdk-lib')}`, constructs: `^${versionOf('constructs')}` },
  dependencies: versions('zod', 'temporal-polyfill'),
};
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
run('npm', 'pack', folder, '--pack-destination', join(root, 'dist'));
