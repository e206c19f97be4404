import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCare } from '../../cli/care.ts';

async function care(...words: string[]) {
  const said = { out: '', err: '' };
  const code = await runCare(words, {
    out: (text) => {
      said.out += `${text}\n`;
    },
    err: (text) => {
      said.err += `${text}\n`;
    },
    terminal: undefined,
  });
  return { code, ...said };
}

const folder = mkdtempSync(join(tmpdir(), 'care-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const customers = file('customers.csv', 'customer_id,name\nC1,Ada\n');
const orders = file(
  'orders.csv',
  'Invoice,customer_id,ordered_at,sku,quantity,unit_price\nO1,C1,2011-01-05 10:00,S,1,2\nO2,,2011-01-05 10:00,S,1,2\n',
);

describe('exit codes and sentences', () => {
  it('cost: a bill of a size, as text and as JSON', async () => {
    const { code, out } = await care('cost', '--customers', '1000000', '--due-percent', '0.5');
    expect(code).toBe(0);
    expect(out).toContain('150,000 × what a message takes');
    expect(out).toContain('160');
    const { out: json } = await care('--json', 'cost', '--customers', '1000000', '--due-percent', '0.5');
    expect(JSON.parse(json)).toMatchObject({ messages: 150_000, prices: { region: 'us-east-1' } });
  });

  it.each([
    [['cost', '--due-percent', '1'], '--customers'],
    [['cost', '--customers', 'many', '--due-percent', '1'], 'whole number'],
    [['cost', '--customers', '10', '--due-percent', '101'], 'from 0 to 100'],
  ])('cost refuses %j', async (words, said) => {
    const { code, err } = await care(...words);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  it('prints what there is', async () => {
    const { code, out } = await care('--help');
    expect(code).toBe(0);
    for (const command of ['start', 'import', 'simulate', 'explain', 'export', 'erase', 'demo-customers', 'cost'])
      expect(out).toContain(command);
  });

  it.each([
    ['no such command', ['frobnicate'], 'unknown command'],
    ['no such flag', ['import', 'customers', customers, '--frob'], 'unknown option'],
    ['a missing argument', ['import', 'customers'], 'missing required argument'],
    ['a missing file', ['import', 'customers', join(folder, 'nope.csv')], 'There is no file'],
    ['a folder for a file', ['import', 'customers', folder], 'is not a file'],
    ['no such kind', ['import', 'people', customers], 'There is no kind of file called "people"'],
    ['a map without =', ['import', 'customers', customers, '--map', 'Name'], '--map wants Header=column'],
    ['a map to no column', ['import', 'customers', customers, '--map', 'Name=nom'], 'customers have no column nom'],
    ['a malformed date', ['explain', 'C1', 'win-back', '--on', '2026-02-30'], 'YYYY-MM-DD'],
    ['a malformed port', ['explain', 'C1', 'win-back', '--port', 'http'], 'A port is a number'],
    [
      'dates in the wrong order',
      ['simulate', '--from', '2026-02-02', '--to', '2026-02-01', '--out', join(folder, 'x')],
      '--from lies after --to',
    ],
    ['an erasure nobody confirms', ['erase', 'C1'], 'say --yes'],
  ])('is wrong use: %s', async (_what, words, sentence) => {
    const { code, err } = await care(...words);
    expect(err).toContain(sentence);
    expect(code).toBe(2);
  });

  it('says in one sentence that the product does not run', async () => {
    const { code, err } = await care('import', 'customers', customers, '--port', '1');
    expect(code).toBe(3);
    expect(err.trim()).toBe('Perennial does not run at http://127.0.0.1:1: start it with "npm start", or name its port with --port.');
  });
});

describe('demo-customers', () => {
  it('writes a customers file for the ids of an orders file', async () => {
    const out = join(folder, 'people.csv');
    expect((await care('demo-customers', orders, '--map', 'Invoice=order_id', '--seed', '3', '--out', out)).code).toBe(0);
    expect(readFileSync(out, 'utf8').split('\n')[1]).toMatch(/^C1,/);
  });

  it('says which columns it misses', async () => {
    const { code, err } = await care('demo-customers', orders);
    expect([code, err]).toEqual([3, expect.stringContaining('The file has no column order_id')]);
  });
});

describe('against a running product', () => {
  const asked: string[] = [];
  let received = '';
  let polls = 0;
  const guess = (count: number) => ({ count, low: count - 5, high: count + 5 });
  const foretold = {
    days: [{ day: '2026-11-22', planned: 40 }],
    planned: 40,
    cut: false,
    tried: 20,
    exact: false,
    sent: guess(30),
    emails: guess(30),
    sms: guess(0),
    nothing: guess(0),
    heldBack: [{ reason: 'no-consent', ...guess(10) }],
    dollars: guess(0.1),
  };
  const counts = { read: 2, created: 1, changed: 0, unchanged: 0, rejected: 1 };
  const server = createServer((request, response) => {
    const route = `${request.method} ${request.url}`;
    asked.push(route);
    const reply = (body: unknown, status = 200) => response.writeHead(status).end(JSON.stringify(body));
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (route === 'POST /api/imports') reply({ id: 'I1', uploadUrl: `http://127.0.0.1:${port()}/upload` }, 201);
      else if (route === 'PUT /upload') {
        received = body;
        reply({});
      } else if (route === 'GET /api/imports/I1') reply({ state: polls++ < 1 ? 'running' : 'done', counts, ignoredColumns: ['Foo'] });
      else if (route === 'GET /api/imports/I1/rejects')
        reply({ items: [{ line: 3, column: 'customer_id', value: '', reason: 'missing' }] });
      else if (route === 'GET /api/customers/C1') reply({ today: '2026-11-21' });
      else if (route.startsWith('GET /api/customers/C1/explain')) reply({ on: '2026-11-21', live: true, lines: [] });
      else if (route === 'GET /api/campaigns')
        reply({
          items: [
            { id: 'win-back', live: winBackLive },
            { id: 'welcome', live: false },
          ],
        });
      else if (route === 'GET /api/campaigns/win-back')
        reply({ campaign: { id: 'win-back', version: 3, live: true, approved: true, steps: [{ id: 'ask' }] }, texts: {} });
      else if (route === 'POST /api/forecast?days=30') {
        received = body;
        reply(foretold);
      } else if (route === 'DELETE /api/customers/C1') reply({ customer: 'C1', at: '2026-11-21T12:00:00Z', items: 5 });
      else reply({ title: 'There is no customer "C9".' }, 404);
    });
  });
  let winBackLive = true;
  const port = () => (server.address() as AddressInfo).port;
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void server.close());

  it('imports a file, prints its report, and ends with 1 where a row was rejected', async () => {
    const { code, out } = await care('import', 'orders', orders, '--map', 'Invoice=order_id', '--port', String(port()));
    expect(code).toBe(1);
    expect(received).toBe(readFileSync(orders, 'utf8'));
    expect(out).toContain('2 rows read');
    expect(out).toContain('columns not read: Foo');
    expect(out).toContain('line 3, customer_id: missing');
  });

  it('prints JSON where it is asked for', async () => {
    const { out } = await care('import', 'orders', orders, '--map', 'Invoice=order_id', '--port', String(port()), '--json');
    expect(JSON.parse(out)).toMatchObject({ id: 'I1', counts, rejects: [{ line: 3 }] });
  });

  it('foretells what is live, and says what would be held back', async () => {
    const { code, out } = await care('forecast', '--days', '30', '--port', String(port()));
    expect(code).toBe(0);
    expect(JSON.parse(received)).toEqual({ plan: { id: 'win-back', steps: [{ id: 'ask' }] }, texts: {} });
    expect(out).toContain('win-back: 40 due, about 30 go (25 to 35), 0.10 dollars; held back: no-consent 10');
    expect(out).not.toContain('welcome');
  });

  it('says so where no campaign is live', async () => {
    winBackLive = false;
    const { code, out } = await care('forecast', '--port', String(port()));
    winBackLive = true;
    expect([code, out]).toEqual([0, expect.stringContaining('No campaign is live, so nothing goes out.')]);
  });

  it('explains the customer’s own today where no day is named', async () => {
    const { code, out } = await care('explain', 'C1', 'win-back', '--port', String(port()));
    expect([code, out]).toEqual([0, expect.stringContaining('win-back for C1 on 2026-11-21')]);
    expect(asked).toContain('GET /api/customers/C1/explain?campaign=win-back&on=2026-11-21');
  });

  it('erases with a receipt', async () => {
    expect((await care('erase', 'C1', '--yes', '--port', String(port()))).out).toContain(
      'C1 was erased at 2026-11-21T12:00:00Z: 5 records',
    );
  });

  it('passes on why it was refused', async () => {
    expect(await care('export', 'C9', '--port', String(port()))).toMatchObject({ code: 2, err: 'There is no customer "C9".\n' });
  });
});
