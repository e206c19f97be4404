import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../local/http/guard.ts';
import { listen } from '../../local/http/listen.ts';
import { localApi } from '../../local/http/local-api.ts';
import { staticFiles } from '../../local/http/static-files.ts';
import { openInbox } from '../../local/inbox/inbox.ts';
import { createMeter } from '../../local/meter/meter.ts';
import { temporaryFolder } from '../support/local/temporary-folder.ts';

const aRequest = (method: string, headers: Record<string, string>, url = '/api/cases') =>
  ({ method, headers, url }) as unknown as IncomingMessage;

describe('the door of a laptop', () => {
  it.each([
    ['its own name', 'GET', { host: '127.0.0.1:4100' }, true],
    ['localhost', 'POST', { host: 'localhost:4100', origin: 'http://localhost:4100' }, true],
    ['a mail program’s one-click post, which names no origin', 'POST', { host: '127.0.0.1:4100' }, true],
    ['another name that points here', 'GET', { host: 'evil.example:4100' }, false],
    ['another port’s name', 'GET', { host: '127.0.0.1:80' }, false],
    ['a change from a page of another site', 'POST', { host: '127.0.0.1:4100', origin: 'https://evil.example' }, false],
    ['a change from a sandboxed frame', 'DELETE', { host: '127.0.0.1:4100', origin: 'null' }, false],
  ])('%s', (_what, method, headers, open) => {
    expect(refusal(aRequest(method, headers), 4100) === undefined).toBe(open);
  });

  it('lets a form of a customer’s page through, which names no origin, but under no other name', () => {
    const page = '/p/booking/v1.k1.x.y';
    expect(refusal(aRequest('POST', { host: '127.0.0.1:4100', origin: 'null' }, page), 4100)).toBeUndefined();
    expect(refusal(aRequest('POST', { host: 'evil.example', origin: 'null' }, page), 4100)).toBeDefined();
  });

  it('that another program holds says what to do', async () => {
    const first = createServer();
    const port = await listen(first);
    await expect(listen(createServer(), port)).rejects.toThrow(
      `Port ${port} is in use. Stop what listens there, or give another one with --port.`,
    );
    first.close();
  });
});

describe('static files', () => {
  it('gives the console’s pages, files, and nothing outside its folder', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'console'));
    writeFileSync(join(root, 'secret.txt'), 'secret');
    writeFileSync(join(root, 'console/index.html'), 'console');
    writeFileSync(join(root, 'console/a.css'), 'css');
    const files = staticFiles(join(root, 'console'));
    expect(String(files('/').body)).toBe('console');
    expect(String(files('/customers/C1').body)).toBe('console');
    expect(files('/a.css').headers?.['content-type']).toBe('text/css; charset=utf-8');
    expect(files('/../secret.txt').status).toBe(404);
    expect(files('/%2e%2e%2fsecret.txt').status).toBe(404);
    expect(files('/none.js').status).toBe(404);
  });
});

describe('/local', () => {
  const now = Date.parse('2026-12-31T10:00:00Z');
  function anApi() {
    const journeys: number[] = [];
    const told: unknown[] = [];
    const inbox = openInbox(temporaryFolder());
    const journey = {
      state: { now: '2026-12-31T10:00:00Z', busy: false },
      start: (to: number) => (to < now ? 'The clock never goes back.' : void journeys.push(to)),
      cancel: () => undefined,
      done: async () => undefined,
    };
    const api = localApi({
      clock: { now: () => now },
      journey,
      inbox,
      meter: createMeter(),
      storedBytes: async () => 2e9,
      textUs: () => false,
      bus: { put: (event) => `event-${told.push(event)}` },
      putCustomer: (item) => told.push(item) > 0,
      status: () => ({}),
      permissionsUsed: () => ({}),
    });
    const send = (method: string, path: string, body: unknown = '') =>
      api(method, new URL(path, 'http://x'), Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
    return { journeys, told, inbox, send };
  }

  it('says what everything has cost, and what is stored costs a month', async () => {
    const answer = await anApi().send('GET', '/local/costs');
    expect(JSON.parse(String(answer.body))).toMatchObject({ messages: 0, stored: { bytes: 2e9, dollars: 0.9 } });
  });

  it('tells the bus what another system would, and refuses what nobody could read', async () => {
    const { send, told } = anApi();
    const entry = { Source: 'shop', DetailType: 'order.placed', Detail: '{"order_id":"O1"}' };
    expect((await send('POST', '/local/events', [entry])).status).toBe(202);
    expect(told).toEqual([{ source: 'shop', detailType: 'order.placed', detail: { order_id: 'O1' } }]);
    for (const wrong of [[], [{ ...entry, Detail: 'none' }], { Entries: [entry] }])
      expect((await send('POST', '/local/events', wrong)).status).toBe(400);
    expect(told).toHaveLength(1);
  });

  it('puts an item into the company’s own table of customers, and refuses what is none', async () => {
    const { send, told } = anApi();
    const item = { id: { S: 'C-1' }, contact: { M: { email: { S: 'jo@example.com' } } } };
    expect((await send('POST', '/local/customer-table', item)).status).toBe(202);
    expect(told).toEqual([item]);
    for (const wrong of [[], {}, { id: 'C-1' }, 'id']) expect((await send('POST', '/local/customer-table', wrong)).status).toBe(400);
    expect(told).toHaveLength(1);
  });

  it.each([
    [{ days: 1 }, '2027-01-01T10:00:00Z'],
    [{ months: 2 }, '2027-02-28T10:00:00Z'],
    [{ to: '2027-01-01' }, '2027-01-01T00:00:00Z'],
    [{ to: '2027-01-01T05:00:00+01:00' }, '2027-01-01T04:00:00Z'],
  ])('moves the clock by %j', async (body, to) => {
    const { journeys, send } = anApi();
    expect((await send('POST', '/local/clock', body)).status).toBe(202);
    expect(journeys).toEqual([Date.parse(to)]);
  });

  it.each([
    ['back', { to: '2026-01-01' }, 'The clock never goes back.'],
    ['nowhere', {}, 'Say how far'],
    ['by less than a day', { days: 0 }, 'Say how far'],
    ['to a day that does not exist', { to: '2027-02-30' }, 'Say how far'],
    ['by what is not JSON', 'tomorrow', 'Say how far'],
  ])('refuses to move the clock %s', async (_what, body, sentence) => {
    const reply = await anApi().send('POST', '/local/clock', body);
    expect(reply.status).toBe(400);
    expect(String(reply.body)).toContain(sentence);
  });

  it('shows a mail in a frame that runs nothing', async () => {
    const { inbox, send } = anApi();
    const raw = 'Subject: Hi\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Hi</p><script>alert(1)</script>';
    inbox.keep({ id: 'm1', at: now, channel: 'email', to: 'a@example.com', from: 'b@example.com', subject: 'Hi' }, Buffer.from(raw));
    const reply = await send('GET', '/local/inbox/m1/html');
    const policy = String(reply.headers?.['content-security-policy']);
    expect(policy).toMatch(/^sandbox /);
    expect(policy).not.toContain('allow-scripts');
    expect(policy).toContain("default-src 'none'");
    expect(String((await send('GET', '/local/inbox/m1/raw')).body)).toBe(raw);
    expect(JSON.parse(String((await send('GET', '/local/inbox')).body))).toMatchObject({
      items: [{ id: 'm1', at: '2026-12-31T10:00:00Z' }],
      total: 1,
    });
    expect((await send('GET', '/local/inbox/none')).status).toBe(404);
  });
});
