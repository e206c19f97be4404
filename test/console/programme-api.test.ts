import { expect, it } from 'vitest';
import { aCustomer, aMessage, anAsset, anOrder } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

it('tells of cycles, one-time buyers, regulars gone quiet and what followed a win-back', async () => {
  const cloud = consoleCloud();
  await cloud.settings({ winBack: { repairCost: 80, fallbackCycleDays: 100 } });
  const day = (on: string) => ({ day: on, category: 'rice' });
  const summaries = {
    C1: { points: [], orderDays: 3, first: day('2026-01-01'), last: day('2026-01-21'), deliveries: [] },
    C2: { points: [], orderDays: 1, first: day('2026-11-01'), last: day('2026-11-01'), deliveries: [] },
  };
  for (const [id, summary] of Object.entries(summaries)) {
    const back = anOrder({ id: `O-${id}`, day: '2026-08-20', at: Date.parse('2026-08-20T10:00:00Z') });
    await cloud.holds(id, [
      { type: 'PROFILE', body: aCustomer({ id, name: id }) },
      { type: 'ORDER', body: back },
    ]);
    await cloud.facts.note(id, 0, summary, []);
  }
  await cloud.holds('C3', [{ type: 'PROFILE', body: aCustomer({ id: 'C3', name: 'C3', attributes: { value_class: 'vip' } }) }]);
  const asked = aMessage({ key: 'K', campaign: 'win-back', step: 'ask', subject: 'C1', date: '2026-08-01' });
  await cloud.messages.put('C1', asked, { ifAbsent: true });
  const api = consoleApi(cloud.services, { identify: () => ({ id: 's', roles: ['viewer'] }), onFault: (fault) => console.error(fault) });
  const text = await (await api.request('/api/programme/silence')).text();
  expect(JSON.parse(text)).toEqual({
    today: '2026-11-22',
    looked: 3,
    customers: 2,
    oneTime: 1,
    cycles: [],
    lapsed: [{ customer: expect.objectContaining({ id: 'C1' }), since: '2026-02-11', lastOrderOn: '2026-01-21' }],
    trails: [{ arm: 'asked', sent: true, on: '2026-08-01', orderDays: ['2026-08-20'] }],
    standing: [
      // Silent since January, twice the usual cycle of 100 days and more; ordered three weeks ago; never ordered.
      { status: 'lost', usage: null, value: null },
      { status: 'actual', usage: null, value: null },
      { status: 'potential', usage: null, value: 'vip' },
    ],
    repairCost: 80,
    currency: 'EUR',
    next: null,
  });
  expect(text).not.toContain('+447700900001');
});

it('a product is shown through all hands, with what records contradict and what was done to it', async () => {
  const cloud = consoleCloud();
  await cloud.settings({});
  const visit = { id: 'V1', assetId: 'A1', at: Date.parse('2025-03-01T10:00:00Z'), day: '2025-03-01', kind: 'repair', fault: 'E18' };
  await cloud.holds('C1', [
    { type: 'PROFILE', body: aCustomer({ id: 'C1' }) },
    { type: 'ASSET', body: anAsset({ purchasedOn: '2023-01-01' }) },
    { type: 'SERVICE', body: visit },
  ]);
  await cloud.holds('C2', [
    { type: 'PROFILE', body: aCustomer({ id: 'C2' }) },
    { type: 'ASSET', body: anAsset({ purchasedOn: '2025-06-01' }) },
  ]);
  const api = consoleApi(cloud.services, { identify: () => ({ id: 's', roles: ['viewer'] }), onFault: (fault) => console.error(fault) });
  expect(await (await api.request('/api/assets/A1')).json()).toMatchObject({
    owners: [
      { customer: 'C1', from: '2023-01-01', until: '2025-05-31' },
      { customer: 'C2', from: '2025-06-01' },
    ],
    current: 'C2',
    conflicts: ['C1'],
    service: [{ id: 'V1', fault: 'E18' }],
  });
  expect((await api.request('/api/assets/A9')).status).toBe(404);
});
