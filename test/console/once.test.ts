import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Staff } from '../../console/api/roles.ts';
import { aCustomer } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const aCase = { customer: 'C1', kind: 'call', about: 'Wants to be called' };

async function house(staff: Staff = { id: 'ann', roles: ['admin'] }) {
  const cloud = consoleCloud();
  await cloud.holds('C1', [{ type: 'PROFILE', body: aCustomer() }]);
  const faults: Error[] = [];
  const api = consoleApi(cloud.services, { identify: () => staff, onFault: (fault) => faults.push(fault) });
  const post = (path: string, body: object, key: string) =>
    api.request(path, { method: 'POST', body: JSON.stringify(body), headers: { 'idempotency-key': key } });
  const cases = async () => (await cloud.states.load('C1'))?.cases.length;
  return { cloud, api, post, cases };
}

describe('a request with a key of its own', () => {
  it('is done once, and answered alike as often as it comes', async () => {
    const { post, cases } = await house();
    const first = await post('/api/cases', aCase, 'k1');
    const again = await post('/api/cases', aCase, 'k1');
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await first.json());
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
    expect(await cases()).toBe(1);
    await post('/api/cases', aCase, 'k2');
    expect(await cases()).toBe(2);
  });

  it('is done once where two come at the same moment', async () => {
    const { post, cases } = await house();
    const statuses = (await Promise.all([1, 2, 3].map(() => post('/api/cases', aCase, 'k1')))).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 409, 409]);
    expect(await cases()).toBe(1);
  });

  it('is refused where the key came with another request', async () => {
    const { post, cases } = await house();
    await post('/api/cases', aCase, 'k1');
    expect((await post('/api/cases', { ...aCase, about: 'Something else' }, 'k1')).status).toBe(422);
    expect(await cases()).toBe(1);
  });

  it('begins anew where it was refused before, and after a day', async () => {
    const { cloud, post, cases } = await house();
    expect((await post('/api/cases', { ...aCase, customer: 'C404' }, 'k1')).status).toBe(404);
    expect((await post('/api/cases', aCase, 'k1')).status).toBe(201);
    cloud.clock.at += 25 * 3_600_000;
    expect((await post('/api/cases', aCase, 'k1')).status).toBe(201);
    expect(await cases()).toBe(2);
  });

  it('never keeps a secret to answer with', async () => {
    const { cloud, post } = await house();
    const { key } = z
      .object({ key: z.string() })
      .parse(await (await post('/api/keys', { name: 'Shop', scopes: ['records:write'] }, 'k1')).json());
    expect((await post('/api/keys', { name: 'Shop', scopes: ['records:write'] }, 'k1')).status).toBe(409);
    expect(await cloud.services.keys.list()).toHaveLength(1);
    expect(JSON.stringify(await cloud.services.replays.begin('ann\nk1', 'x'))).not.toContain(key);
  });

  it('is another for somebody else', async () => {
    const { cloud, post, cases } = await house();
    await post('/api/cases', aCase, 'k1');
    const bob = consoleApi(cloud.services, { identify: () => ({ id: 'bob', roles: ['agent'] }), onFault: () => {} });
    await bob.request('/api/cases', { method: 'POST', body: JSON.stringify(aCase), headers: { 'idempotency-key': 'k1' } });
    expect(await cases()).toBe(2);
  });
});

it('a key that asks too fast is told so, and answered again a second later; people are not counted', async () => {
  const { cloud, api } = await house({ id: 'key abc', roles: [], scopes: ['customers:read'] });
  const ask = async () => (await api.request('/api/customers/C1')).status;
  const statuses: number[] = [];
  for (let n = 0; n < 202; n++) statuses.push(await ask());
  expect(statuses.indexOf(429)).toBe(200);
  const refused = await api.request('/api/customers/C1');
  expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('content-type')]).toEqual([
    429,
    '1',
    'application/problem+json',
  ]);
  cloud.clock.at += 1000;
  expect(await ask()).toBe(200);
});
