import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postWebhook } from '../../../adapters/webhooks/post-webhook.ts';
import { isPublicAddress } from '../../../adapters/webhooks/public-address.ts';
import { isWebhookUrl } from '../../../domain/webhooks/webhook.ts';

describe('an address of the open internet', () => {
  it.each(['93.184.216.34', '8.8.8.8', '223.255.255.255', '2606:2800:220:1:248:1893:25c8:1946'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '169.254.170.2',
    '172.31.255.255',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '2001::1',
    '2002:7f00:1::',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '2130706433',
    'localhost',
    '',
  ])('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('what may be called', () => {
  it.each([
    ['https://hooks.example.com/care?x=1', true, true],
    ['https://hooks.example.com:8443/', true, true],
    ['http://hooks.example.com/', false, false],
    ['http://localhost:3000/', false, true],
    ['http://127.0.0.1:3000/', false, true],
    ['https://localhost/', false, false],
    ['https://127.0.0.1/', false, false],
    ['https://2130706433/', false, false],
    ['https://0x7f.1/', false, false],
    ['https://[::1]/', false, false],
    ['https://169.254.169.254/latest', false, false],
    ['https://metadata.google.internal/', false, false],
    ['https://printer.local/', false, false],
    ['https://intranet/', false, false],
    ['https://ada:secret@hooks.example.com/', false, false],
    ['ftp://hooks.example.com/', false, false],
    ['hooks.example.com', false, false],
  ])('%s: in the cloud %s, on a laptop %s', (url, inTheCloud, onLaptop) => {
    expect([isWebhookUrl(url, false), isWebhookUrl(url, true)]).toEqual([inTheCloud, onLaptop]);
  });
});

describe('a call', () => {
  let server: Server;
  let port: number;
  const seen: { url: string | undefined; id: unknown; body: string }[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        seen.push({ url: request.url, id: request.headers['webhook-id'], body });
        if (request.url === '/slow') return;
        response.writeHead(request.url === '/elsewhere' ? 302 : 204, { location: `http://127.0.0.1:${port}/followed` }).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const post = postWebhook({ onLaptop: true, timeoutMs: 300 });
  const at = (path: string) => `http://127.0.0.1:${port}${path}`;

  it('hands over headers and body, and tells the status', async () => {
    expect(await post(at('/hook'), { 'webhook-id': 'msg_1' }, '{"a":"ü"}')).toEqual({ status: 204 });
    expect(seen.at(-1)).toEqual({ url: '/hook', id: 'msg_1', body: '{"a":"ü"}' });
  });

  it('is not sent elsewhere by a redirect', async () => {
    expect(await post(at('/elsewhere'), {}, '{}')).toEqual({ status: 302 });
    expect(seen.map(({ url }) => url)).not.toContain('/followed');
  });

  it('does not wait for ever', async () => {
    expect(await post(at('/slow'), {}, '{}')).toEqual({ fault: expect.stringMatching(/abort|timeout/i) });
  });

  it.each([[['10.0.0.7']], [['93.184.216.34', '169.254.169.254']], [['::ffff:10.0.0.7']], [[]]])(
    'does not go where the name leads to %j',
    async (addresses) => {
      let asked = 0;
      const lookup = ((_name: string, _options: object, answer: (...all: unknown[]) => void) => {
        asked += 1;
        answer(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      }) as never;
      const guarded = postWebhook({ onLaptop: false, timeoutMs: 2_000, lookup });
      expect(await guarded('https://hooks.example.com/', {}, '{}')).toEqual({
        fault: 'hooks.example.com leads to no address of the open internet',
      });
      expect(asked).toBe(1);
    },
  );

  it('goes to nobody else’s address by http, nor by number', async () => {
    const guarded = postWebhook({ onLaptop: false, timeoutMs: 300 });
    for (const url of [at('/x'), 'https://127.0.0.1/', 'https://[::1]/'])
      expect(await guarded(url, {}, '{}')).toEqual({ fault: 'not an address that may be called' });
  });
});
