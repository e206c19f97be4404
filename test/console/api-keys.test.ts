import { beforeEach, describe, expect, it } from 'vitest';
import { integratorsApi } from '../../console/api/integrators-api.ts';
import { permissions, type Role, scopeRoutes } from '../../console/api/roles.ts';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { type KeyScope, keyScopes } from '../../domain/keys/key-scope.ts';
import { aCustomer } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

let cloud: ReturnType<typeof consoleCloud>;
beforeEach(async () => {
  cloud = consoleCloud();
  await cloud.settings({});
});

const json = async (answer: Response) => {
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
};
const init = (method: string, body: unknown, headers = {}) => ({
  method,
  headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});
async function asStaff(role: Role, method: string, path: string, body?: unknown) {
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'ada', roles: [role] }), onFault: (fault) => console.error(fault) });
  return json(await api.request(`/api/${path}`, init(method, body)));
}
async function withKey(key: string | undefined, method: string, path: string, body?: unknown) {
  const api = integratorsApi(cloud.services, (fault) => console.error(fault));
  return json(await api.request(`/v1/${path}`, init(method, body, key === undefined ? {} : { authorization: `Bearer ${key}` })));
}
const issue = async (...scopes: readonly KeyScope[]) => (await asStaff('admin', 'POST', 'keys', { name: 'Shop', scopes })).body;

describe('a key', () => {
  it('is shown once, and kept as a hash alone', async () => {
    const issued = await issue('records:write');
    expect(issued).toMatchObject({
      name: 'Shop',
      scopes: ['records:write'],
      createdBy: 'ada',
      key: expect.stringMatching(/^prn_[a-z0-9]{12}_.{43}$/),
    });
    const listed = await asStaff('admin', 'GET', 'keys');
    expect(listed.body.items).toMatchObject([{ id: issued.id, createdBy: 'ada' }]);
    const secret = String(issued.key).split('_').slice(2).join('_');
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    expect(JSON.stringify(cloud.changes)).not.toContain(secret);
    expect(JSON.stringify(listed.body)).not.toContain('hash');
  });

  it('opens nothing once it is revoked, and it stays on record who did it', async () => {
    const { id, key } = await issue('customers:read');
    expect((await withKey(key, 'GET', 'customers')).status).toBe(200);
    expect((await asStaff('admin', 'DELETE', `keys/${id}`)).status).toBe(200);
    expect((await withKey(key, 'GET', 'customers')).status).toBe(401);
    expect((await asStaff('admin', 'GET', 'keys')).body.items).toMatchObject([{ revokedBy: 'ada', revokedAt: cloud.clock.at }]);
    expect((await asStaff('admin', 'DELETE', `keys/${id}`)).status).toBe(404);
  });

  it('says on which day it was last used, and is written once a day for it', async () => {
    const { key } = await issue('customers:read');
    await withKey(key, 'GET', 'customers');
    const writes = cloud.changes.length;
    await withKey(key, 'GET', 'customers');
    expect(cloud.changes).toHaveLength(writes);
    cloud.clock.at += DAY;
    await withKey(key, 'GET', 'customers');
    expect((await asStaff('admin', 'GET', 'keys')).body.items).toMatchObject([{ usedOn: '2026-11-23' }]);
  });

  it.each([
    ['none', () => undefined],
    ['a wrong secret', (key: string) => `${key.slice(0, -1)}x`],
    ['another key’s secret', (key: string) => key.replace(/^prn_[a-z0-9]+/, 'prn_000000000000')],
    ['no key at all', () => 'letmein'],
    ['a very long one', (key: string) => key + 'x'.repeat(500)],
  ] as const)('nobody comes in with %s', async (_what, spoilt) => {
    const { key } = await issue(...keyScopes);
    expect((await withKey(spoilt(key), 'GET', 'customers')).status).toBe(401);
  });

  it.each(['viewer', 'agent', 'author', 'approver'] as const)('is no business of a %s', async (role) => {
    const statuses = [await asStaff(role, 'GET', 'keys'), await asStaff(role, 'POST', 'keys', { name: 'x', scopes: ['records:write'] })];
    expect(statuses.map(({ status }) => status)).toEqual([403, 403]);
  });

  it.each([
    ['no name', { name: ' ', scopes: ['records:write'] }],
    ['no scope', { name: 'Shop', scopes: [] }],
    ['a scope that there is not', { name: 'Shop', scopes: ['everything'] }],
  ])('is not made with %s', async (_what, body) => {
    expect((await asStaff('admin', 'POST', 'keys', body)).status).toBe(400);
  });

  it('shows people as to somebody who only views', async () => {
    const { key } = await issue('customers:read');
    await cloud.holds('C1', [{ type: 'PROFILE', body: aCustomer({ id: 'C1', email: 'ada@example.com' }) }]);
    expect((await withKey(key, 'GET', 'customers/C1')).body.customer.email).toBe('a•••@example.com');
  });
});

/** Every scope × every route: what a key may not do it is told, whatever it asks for. */
/** Says nothing of anybody, and is answered to whoever asks. */
const open: ReadonlySet<string> = new Set(['GET /api/openapi.json']);

describe.each(keyScopes)('a key of %s', (scope) => {
  it.each(Object.keys(permissions))('%s', async (route) => {
    const { key } = await issue(scope);
    const [method = '', path = ''] = route.split(' ');
    const { status } = await withKey(key, method, path.replace('/api/', '').replaceAll(/:\w+/g, 'x'), method === 'GET' ? undefined : {});
    if (scopeRoutes[scope].includes(route) || open.has(route)) expect([401, 403]).not.toContain(status);
    else expect(status).toBe(403);
  });
});

it('no scope lets anything go out, or decides for a person', () => {
  const given = new Set(Object.values(scopeRoutes).flat());
  for (const route of given) expect(Object.keys(permissions)).toContain(route);
  expect(
    [...given].filter((route) => /approve|live|resume|settings|broadcasts|keys|test-messages|DELETE \/api\/customers/.test(route)),
  ).toEqual([]);
});

describe('rows that another system sends', () => {
  const points = { event_id: 'E1', customer_id: 'C1', at: '2026-11-20T10:00:00Z', points: 5, source: 'promotion' };

  it('are taken once, each bad one is named, and what nothing was read from', async () => {
    const { key } = await issue('records:write');
    await withKey(key, 'POST', 'records/customers', { rows: [{ customer_id: 'C1', email: 'ada@example.com' }] });
    const rows = [points, { ...points, event_id: 'E2', points: 'many', colour: 'red' }];
    expect((await withKey(key, 'POST', 'records/points', { rows })).body).toMatchObject({
      read: 2,
      created: 1,
      rejected: 1,
      ignoredColumns: ['colour'],
      rejects: [{ line: 2, column: 'points', value: 'many' }],
    });
    expect((await withKey(key, 'POST', 'records/points', { rows: [points] })).body).toMatchObject({ unchanged: 1, rejected: 0 });
  });

  it.each([
    ['an unknown kind', 'records/secrets', { rows: [{}] }, 404],
    ['no row', 'records/points', { rows: [] }, 400],
    ['more rows than one request may hold', 'records/points', { rows: Array.from({ length: 501 }, () => ({ a: 1 })) }, 400],
    ['something else beside them', 'records/points', { rows: [points], force: true }, 400],
  ])('are refused: %s', async (_what, path, body, status) => {
    const { key } = await issue('records:write');
    expect((await withKey(key, 'POST', path, body)).status).toBe(status);
  });
});
