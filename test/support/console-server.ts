import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import { roles } from '../../console/api/roles.ts';
import { customerPages } from '../../pages/app.ts';
import { importKey } from '../../workflows/import-shelf.ts';
import { consoleApi } from './console-api.ts';
import type { ConsoleCloud } from './console-cloud.ts';
import type { FakeLaptop } from './fake-laptop.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The built console, its API, the customers' pages and, unless we play AWS, the laptop's own routes: under one address. */
export async function serveConsole(
  folder: string,
  cloud: ConsoleCloud,
  laptop: FakeLaptop | undefined,
): Promise<{ url: string; close(): void }> {
  const onFault = (fault: Error) => console.error(fault);
  const app = new Hono();
  app.all('/api/*', (c) => {
    // As on a laptop: each role is a person of its own.
    const role = roles.find((one) => one === c.req.header('x-care-role')) ?? 'admin';
    return consoleApi(cloud.services, { identify: () => ({ id: `you as ${role}`, roles: [role] }), onFault }).fetch(c.req.raw);
  });
  app.all('/p/*', (c) => customerPages(cloud.pages, onFault).fetch(c.req.raw));
  if (laptop !== undefined) app.route('/local', laptop.routes);
  app.put('/upload/*', async (c) => {
    const record = await cloud.book.get(c.req.path.split('/')[4] ?? '');
    if (record === undefined) return c.notFound();
    await cloud.services.imports.handIn(importKey(record), await c.req.text());
    return c.body(null, 200);
  });
  app.get('/*', async (c) => {
    const name = c.req.path === '/' ? 'index.html' : c.req.path.slice(1);
    try {
      return c.body(new Uint8Array(await readFile(join(folder, name))), 200, {
        'content-type': contentTypes[extname(name)] ?? 'text/plain',
      });
    } catch {
      return c.notFound();
    }
  });
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const answer = await app.fetch(await requestOf(incoming));
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  return { url: `http://127.0.0.1:${await portOf(server)}`, close: () => void server.close() };
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  const { method = 'GET', url = '/' } = incoming;
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks);
  return new Request(`http://127.0.0.1${url}`, { method, headers, body });
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
