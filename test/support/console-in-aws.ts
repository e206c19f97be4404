import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { staffFromClaims } from '../../console/api/roles.ts';
import { consoleApi } from './console-api.ts';
import type { ConsoleCloud } from './console-cloud.ts';
import type { FakeProvider } from './fake-provider.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** The policy of lib/constructs/edge-headers.ts, as far as it may forbid what the console does. */
const policy = (provider: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; font-src 'self' data:; connect-src 'self' ${provider}; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/**
 * The built console as CloudFront shows it, and the API behind a gateway that lets in who has a good token. Its address is the machine's own
 * but none of those by which a laptop is known.
 */
export async function consoleInAws(folder: string, cloud: ConsoleCloud, provider: FakeProvider, clientId: string) {
  const calls: { path: string; status: number; authorization: string | undefined; role: unknown }[] = [];
  const settings = { issuer: provider.url, clientId, signIn: provider.url };

  async function answer(path: string, method: string, authorization: string | undefined, body: string): Promise<Response> {
    if (path.startsWith('/api/')) {
      const claims = provider.claimsOf((authorization ?? '').replace('Bearer ', ''));
      if (claims === undefined) return Response.json({ message: 'Unauthorized' }, { status: 401 });
      const api = consoleApi(cloud.services, { identify: () => staffFromClaims(claims), onFault: (fault) => console.error(fault) });
      return await api.fetch(
        new Request(`http://127.0.0.2${path}`, {
          method,
          ...(body === '' ? {} : { body, headers: { 'content-type': 'application/json' } }),
        }),
      );
    }
    const name = new URL(path, 'http://127.0.0.2').pathname.replace(/^\/console\//, '') || 'index.html';
    if (name === 'config.json') return Response.json(settings);
    try {
      return new Response(new Uint8Array(await readFile(join(folder, name))), {
        headers: { 'content-type': types[extname(name)] ?? 'text/plain', 'content-security-policy': policy(provider.url) },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void (async () => {
        const { authorization } = request.headers;
        const path = request.url ?? '/';
        const answered = await answer(path, request.method ?? 'GET', authorization, Buffer.concat(chunks).toString());
        if (path.startsWith('/api/')) calls.push({ path, status: answered.status, authorization, role: request.headers['x-care-role'] });
        response.writeHead(answered.status, Object.fromEntries(answered.headers));
        response.end(Buffer.from(await answered.arrayBuffer()));
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve));
  return { url: `http://127.0.0.2:${(server.address() as AddressInfo).port}/console/`, calls, close: () => void server.close() };
}
