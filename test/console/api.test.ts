import { describe, expect, it } from 'vitest';
import { permissions, type Role, roles, staffFromClaims } from '../../console/api/roles.ts';
import { bookVisit } from '../../workflows/book-visit.ts';
import { changeConsent } from '../../workflows/change-consent.ts';
import { aCustomer, aFact, aMessage, anAsset, anOrder } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { type ConsoleCloud, consoleCloud } from '../support/console-cloud.ts';

const silentLog = () => {};

/** A body as far as a test looks into it. */
interface Body {
  readonly items: readonly Record<string, unknown>[];
  readonly next: string | null;
  readonly lines: readonly { readonly why: string }[];
  readonly detail: string;
  readonly proven: boolean;
  readonly channel: string;
  readonly text: string;
  readonly html: string;
  readonly settings: { readonly sendAt: string };
}

const read = async (answer: Response | Promise<Response>) => (await (await answer).json()) as Body;

function apiFor(cloud: ConsoleCloud, role: Role | 'nobody' = 'admin', onFault: (fault: Error) => void = silentLog) {
  const identify = () => (role === 'nobody' ? undefined : { id: 'staff-1', roles: [role] });
  return consoleApi(cloud.services, { identify, onFault });
}

const post = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

async function cloudWithAda() {
  const cloud = consoleCloud();
  await cloud.campaigns();
  const records = [
    { type: 'PROFILE', body: aCustomer() },
    { type: 'ASSET', body: anAsset() },
    { type: 'ORDER', body: anOrder() },
  ] as const;
  await cloud.holds('C1', records, {}, [aFact(), aFact({ kind: 'customer.born', subject: 'C1', date: '1980-12-10' })]);
  return cloud;
}

describe('who may do what', () => {
  const bodies: Record<string, RequestInit> = {
    'POST /api/customers/:id/consents': post({ email: 'withdrawn' }),
    'POST /api/imports': post({ kind: 'customers', fileName: 'a.csv' }),
    'PUT /api/settings': { ...post({ rev: 0, settings: {} }), method: 'PUT' },
    'POST /api/campaigns/:id/live': post({ live: false }),
  };

  it.each(Object.keys(permissions).flatMap((route) => roles.map((role) => [route, role] as const)))('%s as %s', async (route, role) => {
    const cloud = await cloudWithAda();
    const [method = '', path = ''] = route.split(' ');
    const at = path.replace('campaigns/:id', 'campaigns/win-back').replace(':id', path.includes('imports') ? 'none' : 'C1');
    const answer = await apiFor(cloud, role).request(at, { method, ...bodies[route] });
    expect(answer.status === 403).toBe(!permissions[route]?.includes(role));
  });

  it('lets nobody in without a role', async () => {
    const cloud = await cloudWithAda();
    const answer = await apiFor(cloud, 'nobody').request('/api/customers');
    expect(answer.status).toBe(401);
  });

  it('lets a viewer change nothing', () => {
    const changing = Object.entries(permissions).filter(([route]) => !route.startsWith('GET '));
    expect(changing.filter(([, allowed]) => allowed.includes('viewer'))).toEqual([]);
  });

  it('knows every route of the API, and no other', () => {
    const api = consoleApi(consoleCloud().services, { identify: () => undefined, onFault: silentLog });
    const served = api.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
    expect(new Set(served)).toEqual(new Set(Object.keys(permissions)));
  });

  it.each([
    [{ sub: 'u1', 'custom:role': 'agent' }, ['agent']],
    [{ sub: 'u1', 'cognito:groups': '[admin viewer]' }, ['viewer', 'admin']],
    [{ sub: 'u1', 'cognito:groups': ['author'] }, ['author']],
    [{ sub: 'u1', 'custom:role': 'root' }, undefined],
    [{ 'custom:role': 'admin' }, undefined],
    [undefined, undefined],
  ])('reads the role out of %j', (claims, expected) => {
    expect(staffFromClaims(claims)?.roles).toEqual(expected);
  });

  it('shows a viewer no full address and no full number', async () => {
    const cloud = await cloudWithAda();
    const body = await (await apiFor(cloud, 'viewer').request('/api/customers')).text();
    expect(body).toContain('a•••@example.com');
    expect(body).not.toContain('ada@example.com');
    expect(body).not.toContain('+447700900001');
  });
});

describe('customers', () => {
  it('finds people by the begin of their name, whatever the case', async () => {
    const cloud = await cloudWithAda();
    await cloud.holds('C2', [{ type: 'PROFILE', body: aCustomer({ id: 'C2', name: 'Grace Hopper' }) }]);
    const found = await read(apiFor(cloud).request('/api/customers?search=GRA'));
    expect(found).toMatchObject({ items: [{ id: 'C2' }], next: null });
  });

  it.each(['C2', 'c2', ' C2 '])('finds somebody by the id as it is typed: %j', async (typed) => {
    const cloud = await cloudWithAda();
    await cloud.holds('C2', [{ type: 'PROFILE', body: aCustomer({ id: 'C2', name: 'Grace Hopper' }) }]);
    expect(await read(apiFor(cloud).request(`/api/customers?search=${encodeURIComponent(typed)}`))).toMatchObject({
      items: [{ id: 'C2' }],
    });
  });

  it('goes through all of them page by page, each once', async () => {
    const cloud = consoleCloud();
    for (let n = 1; n <= 7; n += 1) await cloud.holds(`C${n}`, [{ type: 'PROFILE', body: aCustomer({ id: `C${n}`, name: `Name ${n}` }) }]);
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = await read(apiFor(cloud).request(`/api/customers?limit=3${after}`));
      seen.push(...page.items.map(({ id }) => String(id)));
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    expect(seen).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7']);
  });

  it('shows one with what they own, chose and have ahead, soonest first', async () => {
    const cloud = await cloudWithAda();
    const body = await read(apiFor(cloud).request('/api/customers/C1'));
    expect(body).toMatchObject({
      customer: { id: 'C1' },
      today: '2026-11-22',
      choices: { email: { consent: 'yes' } },
      assets: [{ id: 'A1' }],
      orders: [{ id: 'O1' }],
      facts: [
        { kind: 'customer.born', next: '2026-12-10', years: 46 },
        { kind: 'asset.purchased', next: '2027-11-21', years: 4 },
      ],
    });
  });

  it('says in plain words why a message did not go, newest first among everything else', async () => {
    const cloud = await cloudWithAda();
    const sent = aMessage();
    const skipped = aMessage({
      key: 'win-back/ask/C1/2026-11-22',
      campaign: 'win-back',
      state: 'skipped',
      reason: 'capped',
      at: sent.at + 1000,
    });
    await cloud.messages.put('C1', sent, { ifAbsent: true });
    await cloud.messages.put('C1', skipped, { ifAbsent: true });
    const { items } = await read(apiFor(cloud).request('/api/customers/C1/timeline'));
    expect(items.map(({ kind }) => kind)).toEqual(['message', 'message', 'order', 'product']);
    expect(items[0]).toMatchObject({ outcome: 'skipped', why: 'They had already had as many messages as the limit allows.' });
  });

  it('tells of cases, of a tier that changed and of each choice with its proof, and says that no proof is missing', async () => {
    const cloud = consoleCloud();
    const changed = { on: '2026-03-01', from: 'basic', to: 'gold' };
    await cloud.holds('C1', [
      { type: 'PROFILE', body: aCustomer() },
      { type: 'CASE', body: { id: 'K1', kind: 'complaint', openedOn: '2026-05-01', about: 'not to be told here' } },
    ]);
    await cloud.memberships.write('C1', { tier: 'gold', endsOn: '2027-03-01', changed }, undefined);
    const origin = { source: 'preference-page', by: 'customer', wording: 'v1 en abc' } as const;
    await changeConsent(cloud.services, 'C1', { sms: 'withdrawn' }, origin);
    const { items, proven } = await read(apiFor(cloud).request('/api/customers/C1/timeline'));
    expect(items).toEqual([
      {
        kind: 'consent',
        at: cloud.clock.at,
        proof: { n: 1, at: cloud.clock.at, ...origin, change: { sms: 'withdrawn' }, hash: expect.stringMatching(/^.{13}$/) },
      },
      { kind: 'case', at: Date.parse('2026-04-30T23:00:00Z'), case: { id: 'K1', kind: 'complaint', openedOn: '2026-05-01' } },
      { kind: 'tier', at: Date.parse('2026-03-01T00:00:00Z'), from: 'basic', to: 'gold', endsOn: '2027-03-01' },
    ]);
    expect(proven).toBe(true);
  });

  it('shows a message that went out by the version and the values it went out with, and none that was held back', async () => {
    const cloud = await cloudWithAda();
    await cloud.campaigns();
    await cloud.contents('product-birthday');
    const values = { years: 3, products: [{ name: 'Washing machine WM-7', years: 3, purchasedOn: '2023-11-21' }], offer: false };
    const card = aMessage({ values });
    await cloud.messages.put('C1', card, { ifAbsent: true });
    await cloud.messages.put('C1', aMessage({ key: 'win-back/ask/C1/1', state: 'skipped', reason: 'capped' }), { ifAbsent: true });
    const asked = (key: string) => apiFor(cloud).request(`/api/customers/C1/message?key=${encodeURIComponent(key)}`);
    const told = await read(asked(card.key));
    expect(told.channel).toBe('email');
    expect(told.text).toContain('Washing machine WM-7');
    expect(told.html).not.toContain('/p/unsubscribe?');
    expect((await asked('win-back/ask/C1/1')).status).toBe(404);
    expect((await asked('product-birthday/card/A9/1')).status).toBe(404);
  });

  it('shows a visit that was booked, and explains its reminder', async () => {
    const cloud = await cloudWithAda();
    const visit = { id: 'product-birthday/card/A1/3', at: Date.parse('2026-11-25T09:00:00Z') };
    await bookVisit(cloud.pages, { customer: aCustomer(), offer: visit.id, at: visit.at });
    const { items } = await read(apiFor(cloud).request('/api/customers/C1/timeline'));
    expect(items[0]).toMatchObject({ kind: 'booking', at: cloud.clock.at, booking: { status: 'booked', visitAt: visit.at } });
    const { lines } = await read(apiFor(cloud).request('/api/customers/C1/explain?campaign=booking-reminder&on=2026-11-24'));
    expect(lines).toMatchObject([{ step: 'day-1', subject: visit.id, occasion: '2026-11-25', verdict: 'due', expected: 'sent' }]);
  });

  it('lists the visits of some days with everything a technician has to know', async () => {
    const cloud = await cloudWithAda();
    const at = Date.parse('2026-11-25T09:00:00Z');
    await bookVisit(cloud.pages, { customer: aCustomer(), offer: 'product-birthday/card/A1/3', at });
    const { items } = await read(apiFor(cloud).request('/api/visits'));
    expect(items).toMatchObject([
      { when: { date: '2026-11-25', from: '09:00', to: '10:30' }, customer: { id: 'C1' }, products: [{ name: 'Washing machine WM-7' }] },
    ]);
    expect((await read(apiFor(cloud).request('/api/visits?from=2026-11-26'))).items).toEqual([]);
    expect((await read(apiFor(cloud).request('/api/visits?from=2026-11-24&days=1'))).items).toEqual([]);
    expect((await apiFor(cloud).request('/api/visits?from=tomorrow')).status).toBe(400);
  });

  it('explains a campaign on a day by the engine’s own decision', async () => {
    const cloud = await cloudWithAda();
    const body = await read(apiFor(cloud).request('/api/customers/C1/explain?campaign=customer-birthday&on=2026-12-10'));
    expect(body.lines).toMatchObject([{ step: 'day0', verdict: 'due' }]);
    expect(body.lines[0]?.why).toMatch(/^Its time has not come\./);
  });

  it.each([
    ['/api/customers/nobody', 404, 'There is no customer "nobody".'],
    ['/api/customers/C1/explain?campaign=none&on=2026-12-10', 404, 'There is no campaign "none".'],
    ['/api/customers/C1/explain?campaign=win-back&on=2026-02-30', 400, '"on" is not right'],
    [`/api/customers?search=${'x'.repeat(255)}`, 400, '"search" is not right'],
    [`/api/customers/${'x'.repeat(129)}`, 400, 'The request is not right'],
    ['/api/imports/none', 404, 'There is no import "none".'],
    ['/api/nothing', 404, 'There is nothing at this address.'],
  ])('answers %s with %i and one clear sentence', async (path, status, detail) => {
    const answer = await apiFor(await cloudWithAda()).request(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect((await read(answer)).detail).toContain(detail);
  });

  it('tells nothing of a fault to whoever asked, and all of it to the log', async () => {
    const cloud = await cloudWithAda();
    const faults: Error[] = [];
    const services = {
      ...cloud.services,
      gates: { ...cloud.gates, read: () => Promise.reject(new Error('table perennial-4711 is gone')) },
    };
    const api = apiFor({ ...cloud, services }, 'admin', (fault) => faults.push(fault));
    const answer = await api.request('/api/customers/C1');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('4711');
    expect(faults.map(({ message }) => message)).toEqual(['table perennial-4711 is gone']);
  });
});

describe('what people may ask of their data', () => {
  it('exports every item held of a person', async () => {
    const cloud = await cloudWithAda();
    const body = await read(apiFor(cloud).request('/api/customers/C1/export'));
    expect(body.items.map(({ type }) => type)).toEqual(expect.arrayContaining(['PROFILE', 'CONTACT', 'ASSET', 'ORDER', 'FACT']));
  });

  it('erases a person with a receipt, and then knows nobody of that id', async () => {
    const cloud = await cloudWithAda();
    const receipt = await read(apiFor(cloud).request('/api/customers/C1', { method: 'DELETE' }));
    expect(receipt).toMatchObject({ customer: 'C1', at: '2026-11-22T09:00:00Z' });
    expect(Number(receipt.items)).toBeGreaterThanOrEqual(5);
    expect((await apiFor(cloud).request('/api/customers/C1')).status).toBe(404);
    expect((await cloud.gates.read('C1')).erased).toBe(true);
  });

  it('lets staff withdraw a consent, with a proof of who did it', async () => {
    const cloud = await cloudWithAda();
    await apiFor(cloud, 'agent').request('/api/customers/C1/consents', post({ email: 'withdrawn' }));
    expect(await cloud.gates.read('C1')).toMatchObject({ email: { consent: 'withdrawn' }, sms: { consent: 'yes' } });
    const proof = cloud.changes.find(({ newImage }) => newImage?.type === 'CONSENT')?.newImage;
    expect(proof).toMatchObject({ source: 'staff', by: 'staff-1', change: '{"email":"withdrawn"}' });
  });

  it('never lets staff raise one', async () => {
    const cloud = await cloudWithAda();
    const answer = await apiFor(cloud).request('/api/customers/C1/consents', post({ email: 'yes' }));
    expect(answer.status).toBe(400);
    expect(cloud.changes).toEqual([]);
  });
});

describe('files', () => {
  it('takes a file in: a record first, and where to put it', async () => {
    const cloud = consoleCloud();
    const answer = await apiFor(cloud).request(
      '/api/imports',
      post({ kind: 'orders', fileName: 'orders.csv', map: { InvoiceNo: 'order_id' } }),
    );
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ id: 'import-1', uploadUrl: '/upload/imports/orders/import-1/orders.csv', method: 'PUT' });
    expect(await cloud.book.get('import-1')).toMatchObject({ state: 'uploading', map: { InvoiceNo: 'order_id' }, counts: { read: 0 } });
  });

  it.each([
    [{ kind: 'secrets', fileName: 'a.csv' }],
    [{ kind: 'orders', fileName: '../a.csv' }],
    [{ kind: 'orders', fileName: 'a\u0000.csv' }],
    [{ kind: 'orders', fileName: 'a.csv', role: 'admin' }],
  ])('refuses %j', async (body) => {
    const cloud = consoleCloud();
    expect((await apiFor(cloud).request('/api/imports', post(body))).status).toBe(400);
    expect(cloud.changes).toEqual([]);
  });
});

describe('campaigns and settings', () => {
  it('shows a campaign as it has just been switched', async () => {
    const cloud = consoleCloud();
    await cloud.campaigns(false);
    const api = apiFor(cloud, 'approver');
    await api.request('/api/campaigns');
    await api.request('/api/campaigns/win-back/live', post({ live: true }));
    const { items } = await read(api.request('/api/campaigns'));
    expect(items.find(({ id }) => id === 'win-back')).toMatchObject({ live: true, approved: true });
  });

  it('tells the second of two people who change the settings', async () => {
    const cloud = consoleCloud();
    const put = (settings: object) => apiFor(cloud).request('/api/settings', { ...post({ rev: 0, settings }), method: 'PUT' });
    expect((await put({ sendAt: '11:00' })).status).toBe(200);
    const second = await put({ sendAt: '12:00' });
    expect(second.status).toBe(409);
    expect((await read(apiFor(cloud).request('/api/settings'))).settings.sendAt).toBe('11:00');
  });
});

it('writes nothing on GET, HEAD and OPTIONS', async () => {
  const cloud = await cloudWithAda();
  const paths = Object.keys(permissions).map((route) => route.split(' ')[1]?.replace(':id', 'C1') ?? '');
  for (const path of [...paths, '/api/customers/C1/explain?campaign=win-back&on=2026-12-01'])
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await apiFor(cloud).request(path, { method });
  expect(cloud.changes).toEqual([]);
});

it('refuses a body beyond 64 KB', async () => {
  const answer = await apiFor(consoleCloud()).request(
    '/api/imports',
    post({ kind: 'orders', fileName: 'a.csv', map: { a: 'x'.repeat(70_000) } }),
  );
  expect(answer.status).toBe(413);
});
