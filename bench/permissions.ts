import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
// What other systems tell, the last of it nothing that can be taken; and an address that hears of a promise, and one where nobody is.
const told = join(root, 'examples/events');
for (const file of readdirSync(told)) await product.call('POST', '/local/events', JSON.parse(readFileSync(join(told, file), 'utf8')));
for (const [kind, header, row] of canaryFiles) {
  const cells = row(4);
  const Detail = JSON.stringify({ rows: [Object.fromEntries(header.split(',').map((column, at) => [column, cells[at] ?? '']))] });
  await product.call('POST', '/local/events', [{ Source: 'shop', DetailType: `records.${kind}`, Detail }]);
}
// What is put into a table of the company's own, the second of it nothing that can be taken.
await product.call('POST', '/local/customer-table', JSON.parse(readFileSync(join(root, 'examples/customer-table-item.json'), 'utf8')));
await product.call('POST', '/local/customer-table', { id: { S: canary(5, 'id') }, contact: { M: { email: { S: 'nobody' } } } });
const unreadable = JSON.stringify({ customer: { customer_id: canary(3, 'id'), email: 'nobody' } });
await product.call('POST', '/local/events', [{ Source: 'crm', DetailType: 'customer.updated', Detail: unreadable }]);
const listener = await listen();
const made = z.object({ id: z.string() });
for (const url of [listener.url, 'http://127.0.0.1:9/']) {
  const wanted = { name: url, url, types: ['case.due-soon', 'promise.broken'] };
  const { id } = made.parse((await product.call('POST', '/api/webhooks', wanted)).body);
  for (const act of ['secret', 'test', 'pause', 'resume']) await product.call('POST', `/api/webhooks/${id}/${act}`, {});
}
const happened = JSON.stringify({
  id: 'P1/promise.broken',
  version: 1,
  promise: 'P1',
  kind: 'time',
  customer: canary(1, 'id'),
  due: 0,
  text: 'soon',
});
await product.call('POST', '/local/events', [{ Source: 'perennial', DetailType: 'promise.broken', Detail: happened }]);
await listener.heard(2);
for (const path of ['/api/webhooks', '/api/records/refused-events', '/api/home']) await product.call('GET', path);
listener.close();
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

/** Somewhere that takes every webhook, and says how many came. */
async function listen() {
  let calls = 0;
  const server = createServer((_request, response) => {
    calls += 1;
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.int() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    async heard(many: number) {
      for (let tries = 0; calls < many && tries < 60; tries += 1) await pause(1_000);
    },
    close: () => void server.close(),
  };
}
