import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { startCare } from '../local/start.ts';
import { canary, canaryFiles } from '../test/support/canary-files.ts';
import { RunningProduct } from './story/running-product.ts';

/**
 * Writes down which permissions each function needs: the demo, the customer's story, files in, and requests of people, under the roles of
 * the template. test/lib/permissions.test.ts holds the roles against it, both ways. `npm run permissions -- [--url <product with story>]`.
 */
const { values } = parseArgs({ options: { url: { type: 'string' } } });
const root = join(import.meta.dirname, '..');
const own =
  values.url === undefined
    ? await startCare({ port: 0, dataDir: join(mkdtempSync(join(tmpdir(), 'perennial-')), 'data'), demo: true })
    : undefined;
const product = new RunningProduct(values.url ?? own?.url ?? '');
if (own !== undefined)
  await once(spawn(process.execPath, ['--import', 'tsx', 'bench/story.ts', '--url', product.url], { cwd: root, stdio: 'inherit' }), 'exit');

for (const [kind, header, row] of canaryFiles) {
  const cells = row(1);
  await product.import(kind, [Object.fromEntries(header.split(',').map((column, at) => [column, cells[at] ?? '']))]);
}
// One row that nobody can read, whose report is asked for.
await product.import('customers', [{ customer_id: canary(2, 'id'), born_on: 'soon' }]).catch(() => undefined);
const imports = z.object({ items: z.array(z.object({ id: z.string() })) }).parse((await product.call('GET', '/api/imports')).body);
for (const { id } of imports.items) await product.call('GET', `/api/imports/${id}/rejects`);
const person = `/api/customers/${canary(1, 'id')}`;
for (const [method, path] of [
  ['GET', person],
  ['GET', `${person}/export`],
  ['GET', '/api/tests'],
  ['GET', '/api/programme'],
  ['GET', '/api/recalls'],
  ['GET', '/api/home/week'],
  ['DELETE', person],
] as const)
  await product.call(method, path);

const uses = z.record(z.string(), z.array(z.string())).parse((await product.call('GET', '/local/permissions')).body);
/** Names of objects and import ids differ from run to run. */
const lasting = (use: string): string => use.replace(/(s3:::[^/]+\/[a-z]+(?:\/lambda)?\/).*$/, '$1x');
const kept = Object.fromEntries(Object.entries(uses).map(([name, list]) => [name, [...new Set(list.map(lasting))].sort()]));
writeFileSync(join(root, 'test/lib/permissions-used.json'), `${JSON.stringify(kept, null, 2)}\n`);
await own?.stop();
