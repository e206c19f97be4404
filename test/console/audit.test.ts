import { expect, it } from 'vitest';
import * as z from 'zod';
import type { Staff } from '../../console/api/roles.ts';
import { aCustomer } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

function house(staff: Staff = { id: 'ann', roles: ['admin'] }, onFault: (fault: Error) => void = () => {}) {
  const cloud = consoleCloud();
  const api = consoleApi(cloud.services, { identify: () => staff, onFault });
  const log = async () => (await cloud.services.audit.page('2026-11', undefined, 100)).items;
  return { cloud, api, log };
}
const newKey = z.object({ id: z.string(), key: z.string() });
const page = z.object({ items: z.array(z.looseObject({ at: z.number() })), next: z.string().nullable() });
const post = (body: object) => ({ method: 'POST', body: JSON.stringify(body) });

it('notes who did what to what, and what came of it', async () => {
  const { cloud, api, log } = house();
  await cloud.holds('C/1', [{ type: 'PROFILE', body: aCustomer({ id: 'C/1' }) }]);
  expect((await api.request('/api/customers/C%2F1/consents', post({ email: 'withdrawn' }))).status).toBe(200);
  cloud.clock.at += 1000;
  const made = newKey.parse(await (await api.request('/api/keys', post({ name: 'Shop', scopes: ['records:write'] }))).json());
  expect(await log()).toEqual([
    { at: cloud.clock.at, by: 'ann', as: ['admin'], act: 'POST /api/keys', on: {}, made: made.id },
    { at: cloud.clock.at - 1000, by: 'ann', as: ['admin'], act: 'POST /api/customers/:id/consents', on: { id: 'C/1' } },
  ]);
  expect(JSON.stringify(await log())).not.toContain(made.key);
});

it('notes an erasure, without whom it was of, and an export', async () => {
  const { cloud, api, log } = house();
  await cloud.holds('C1', [{ type: 'PROFILE', body: aCustomer() }]);
  await api.request('/api/customers/C1/export');
  cloud.clock.at += 1000;
  await api.request('/api/customers/C1', { method: 'DELETE' });
  expect(await log()).toMatchObject([
    { act: 'DELETE /api/customers/:id', on: {} },
    { act: 'GET /api/customers/:id/export', on: { id: 'C1' } },
  ]);
});

it.each([
  ['what was refused', '/api/customers/nobody/consents', post({ email: 'withdrawn' })],
  ['what was only looked at', '/api/customers', {}],
  ['what is asked with a body', '/api/settings/check', post({ settings: {} })],
])('notes nothing of %s', async (_what, path, init) => {
  const { api, log } = house();
  await api.request(path, init);
  expect(await log()).toEqual([]);
});

it('lets what was done stand where it cannot be noted, and says so to whoever operates it', async () => {
  const faults: Error[] = [];
  const { cloud, api } = house(undefined, (fault) => faults.push(fault));
  cloud.services.audit.note = () => Promise.reject(new Error('gone'));
  expect((await api.request('/api/keys', post({ name: 'Shop', scopes: ['records:write'] }))).status).toBe(201);
  expect(faults.map(({ message }) => message)).toEqual(['An act could not be noted: POST /api/keys']);
});

it('goes through a month page by page, newest first', async () => {
  const { cloud, api } = house();
  for (let n = 0; n < 5; n++) {
    cloud.clock.at += 1000;
    await api.request('/api/keys', post({ name: `Shop ${n}`, scopes: ['records:write'] }));
  }
  const seen: number[] = [];
  for (let after = ''; ; ) {
    const { items, next } = page.parse(await (await api.request(`/api/audit?month=2026-11&limit=2${after}`)).json());
    seen.push(...items.map(({ at }) => at));
    if (next === null) break;
    after = `&after=${encodeURIComponent(next)}`;
  }
  expect(seen).toEqual([5, 4, 3, 2, 1].map((n) => cloud.clock.at - 5000 + n * 1000));
});
