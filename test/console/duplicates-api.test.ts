import { describe, expect, it } from 'vitest';
import { customerPages } from '../../pages/app.ts';
import { aCustomer, aMessage, anAsset, anOrder } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const b = { id: 'C2', name: 'A. Byron', email: 'b@example.com', phone: '+447700900002', bornOn: undefined };

async function house() {
  const cloud = consoleCloud();
  await cloud.holds('C1', [
    { type: 'PROFILE', body: aCustomer() },
    { type: 'ORDER', body: anOrder() },
  ]);
  const theirs = [
    { type: 'PROFILE', body: aCustomer(b) },
    { type: 'ORDER', body: anOrder({ id: 'O2' }) },
    { type: 'ASSET', body: anAsset() },
  ] as const;
  await cloud.holds('C2', theirs, { sms: { consent: 'no' } });
  await cloud.messages.put('C2', aMessage(), { ifAbsent: true });
  cloud.changes.length = 0;
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'ann', roles: ['agent'] }), onFault: () => {} });
  const ask = async (path: string, body?: object, method = body === undefined ? 'GET' : 'POST') => {
    const answer = await api.request(`/api/customers/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const joined = async () => {
    const { seen } = (await ask('C1/duplicates/C2')).body;
    return await ask('C1/duplicates/C2', { seen, choices: { email: 'other' } });
  };
  return { cloud, api, ask, joined };
}

describe('two records of one person', () => {
  it('are seen side by side before anything is done: what each says and holds, and what will be kept', async () => {
    const { cloud, ask } = await house();
    const { body } = await ask('C1/duplicates/C2');
    expect(body.fields).toContainEqual({ field: 'name', kept: 'Ada Byron', other: 'A. Byron', side: 'kept', conflict: true });
    expect(body.fields).toContainEqual({ field: 'bornOn', kept: '1980-12-10', side: 'kept', conflict: false });
    expect(body.consents).toEqual([
      { channel: 'email', kept: 'yes', other: 'yes', joined: 'yes' },
      { channel: 'sms', kept: 'yes', other: 'no', joined: 'withdrawn' },
    ]);
    expect(body.holdings).toEqual([
      { what: 'orders', kept: 1, other: 1, both: 0 },
      { what: 'assets', kept: 0, other: 1, both: 0 },
      { what: 'messages', kept: 0, other: 1, both: 0 },
    ]);
    expect(cloud.changes).toEqual([]);
  });

  it('become one by the choices that were made; it is noted who did it, and the old id says where to look', async () => {
    const { cloud, ask, joined } = await house();
    expect(await joined()).toEqual({ status: 200, body: { kept: 'C1', other: 'C2', state: 'done' } });
    expect((await cloud.states.load('C1'))?.customer).toMatchObject({ name: 'Ada Byron', email: 'b@example.com', bornOn: '1980-12-10' });
    const gone = { status: 404, body: expect.objectContaining({ detail: '"C2" was joined to "C1": look there.' }) };
    expect(await ask('C2')).toEqual(gone);
    expect(await ask('C2/export')).toEqual(gone);
    expect(await ask('C2', { name: 'X' }, 'PUT')).toEqual(gone);
    const [noted] = (await cloud.audit.page('2026-11', undefined, 5)).items.filter(({ act }) => act.includes('duplicates'));
    expect(noted).toMatchObject({ by: 'ann', act: 'POST /api/customers/:id/duplicates/:other', on: { id: 'C1', other: 'C2' } });
  });

  it.each([
    ['the same id', 'C1/duplicates/C1', 400, 'cannot be joined to itself'],
    ['nobody', 'C1/duplicates/C9', 404, 'There is no customer "C9"'],
    ['to nobody', 'C9/duplicates/C1', 404, 'There is no customer "C9"'],
  ])('%s: it is refused and said why', async (_what, path, status, detail) => {
    const { ask } = await house();
    for (const body of [undefined, { seen: '1.1' }])
      expect(await ask(path, body)).toMatchObject({ status, body: { detail: expect.stringContaining(detail) } });
  });

  it('an erased one, one that was joined, one that changed meanwhile and a choice that is none are refused too', async () => {
    const { cloud, ask, joined } = await house();
    await cloud.holds('C3', [{ type: 'PROFILE', body: aCustomer({ id: 'C3' }) }]);
    await cloud.services.requests.erase('C3', cloud.clock.at);
    expect((await ask('C1/duplicates/C3', { seen: '1.0' })).status).toBe(404);
    expect((await ask('C1/duplicates/C2', { seen: '9.9' })).status).toBe(409);
    expect((await ask('C1/duplicates/C2', { seen: '1.1', choices: { name: 'both' } })).status).toBe(400);
    await joined();
    await cloud.holds('C4', [{ type: 'PROFILE', body: aCustomer({ id: 'C4' }) }]);
    expect(await ask('C4/duplicates/C2', { seen: '1.0' })).toMatchObject({ status: 409 });
  });

  it('rows of a file under the old id go to the kept one; of its profile only a no counts', async () => {
    const { cloud, joined } = await house();
    await joined();
    const take = cloud.services.takeRecords;
    const order = {
      customer_id: 'C2',
      order_id: 'O3',
      ordered_at: '2026-11-01T10:00:00Z',
      sku: 'S',
      quantity: '1',
      unit_price: '5',
      currency: 'EUR',
      category: 'c',
    };
    expect(await take('orders', [order])).toMatchObject({ created: 1, rejects: [] });
    expect(await take('customers', [{ customer_id: 'C2', name: 'Old', email_marketing: 'no' }])).toMatchObject({ rejects: [] });
    expect((await cloud.states.ledger('C1')).orders.map(({ id }) => id)).toEqual(['O1', 'O2', 'O3']);
    expect((await cloud.states.load('C1'))?.customer.name).toBe('Ada Byron');
    expect((await cloud.gates.read('C1')).email.consent).toBe('no');
    expect(await cloud.states.load('C2')).toBeUndefined();
  });

  it('whoever leaves by a link in a mail to the old id has left', async () => {
    const { cloud, joined } = await house();
    await joined();
    const path = `/p/unsubscribe/${cloud.link({ purpose: 'opt-out', customer: 'C2', subject: 'win-back' })}`;
    const body = new URLSearchParams({ stop: 'all' });
    expect((await customerPages(cloud.pages, () => {}).request(path, { method: 'POST', body })).status).toBe(200);
    expect((await cloud.gates.read('C1')).email.consent).toBe('withdrawn');
  });
});
