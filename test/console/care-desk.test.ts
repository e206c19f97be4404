import { describe, expect, it } from 'vitest';
import { starterTexts } from '../../campaigns/starter-texts.ts';
import { starterCampaigns } from '../../campaigns/starters.ts';
import type { Role } from '../../console/api/roles.ts';
import { addDays } from '../../domain/calendar/calendar-date.ts';
import { planOf } from '../../domain/campaigns/campaign-draft.ts';
import { emptySummary } from '../../domain/summary.ts';
import { aCustomer, aFact, anAsset, anOrder } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const apiOf = (cloud: ReturnType<typeof consoleCloud>, role: Role = 'agent') =>
  consoleApi(cloud.services, { identify: () => ({ id: 's', roles: [role] }), onFault: (fault) => console.error(fault) });

const refill = { id: 'S1', sku: 'rice', deliveredOn: '2026-11-01', quantity: '30' };

it('care 16: the free service of a refill is ticked off once, on the day of whoever it was done for', async () => {
  const cloud = consoleCloud();
  await cloud.settings({});
  await cloud.holds('C1', [
    { type: 'PROFILE', body: aCustomer({ id: 'C1' }) },
    { type: 'SUPPLY', body: refill },
  ]);
  const api = apiOf(cloud);
  const tick = () => api.request('/api/customers/C1/supplies/S1/served', { method: 'POST' });
  expect(await (await tick()).json()).toEqual({ servedOn: '2026-11-22' });
  const writes = cloud.changes.length;
  expect((await tick()).status).toBe(200);
  expect(cloud.changes).toHaveLength(writes);
  const detail = JSON.parse(await (await api.request('/api/customers/C1')).text());
  expect(detail.refills).toMatchObject([{ sku: 'rice', servedOn: '2026-11-22' }]);
  expect((await api.request('/api/customers/C1/supplies/S9/served', { method: 'POST' })).status).toBe(404);
  expect((await api.request('/api/customers/C9/supplies/S1/served', { method: 'POST' })).status).toBe(404);
});

it('care 16: whoever only pays has no service to be done', async () => {
  const cloud = consoleCloud();
  await cloud.settings({});
  await cloud.holds('C2', [
    { type: 'PROFILE', body: aCustomer({ id: 'C2' }) },
    { type: 'SUPPLY', body: { ...refill, forAnother: true } },
  ]);
  expect((await apiOf(cloud).request('/api/customers/C2/supplies/S1/served', { method: 'POST' })).status).toBe(404);
});

it('care 31: what customers report of their products is read page by page, with what is listed already', async () => {
  const cloud = consoleCloud();
  await cloud.settings({ service: { repeatFaultDays: 90, expert: 'Li', knownFaults: ['E18'] } });
  for (const id of ['C1', 'C2']) {
    await cloud.holds(id, [
      { type: 'PROFILE', body: aCustomer({ id, name: id }) },
      { type: 'ASSET', body: anAsset({ model: 'WM-7' }) },
      { type: 'SERVICE', body: { id: 'V1', assetId: 'A1', at: 1, day: '2026-03-01', kind: 'repair', fault: 'E21' } },
    ]);
  }
  const page = JSON.parse(await (await apiOf(cloud).request('/api/programme/reports?limit=1')).text());
  expect(page).toMatchObject({ looked: 1, listed: ['E18'], reports: [{ customer: 'C1', model: 'WM-7', text: 'E21', on: '2026-03-01' }] });
  const rest = JSON.parse(await (await apiOf(cloud).request(`/api/programme/reports?after=${encodeURIComponent(page.next)}`)).text());
  expect(rest).toMatchObject({ reports: [{ customer: 'C2' }], next: null });
  expect((await apiOf(cloud, 'viewer').request('/api/programme/reports')).status).toBe(403);
});

it('care 33: says what binds customers, of the campaigns that go out', async () => {
  const cloud = consoleCloud();
  await cloud.settings({});
  await cloud.campaigns();
  const report = JSON.parse(await (await apiOf(cloud, 'viewer').request('/api/programme/bonds')).text());
  expect(report.levels.map(({ level }: { level: number }) => level)).toEqual([1, 2, 3]);
  expect(report).toHaveProperty('moneyOnly');
});

it('care 37: a customer’s pane says how they stand, and every change of it', async () => {
  const cloud = consoleCloud();
  await cloud.settings({ winBack: { fallbackCycleDays: 30 } });
  await cloud.holds('C1', [
    { type: 'PROFILE', body: aCustomer({ id: 'C1' }) },
    { type: 'ORDER', body: anOrder({ id: 'O1', day: '2026-01-10', at: Date.parse('2026-01-10T10:00:00Z') }) },
    { type: 'ORDER', body: anOrder({ id: 'O2', day: '2026-11-10', at: Date.parse('2026-11-10T10:00:00Z') }) },
  ]);
  const { status } = JSON.parse(await (await apiOf(cloud).request('/api/customers/C1/timeline')).text());
  expect(status).toEqual({
    now: 'actual',
    changes: [
      { on: '2026-01-10', from: 'potential', to: 'actual' },
      { on: '2026-03-12', from: 'actual', to: 'lost' },
      { on: '2026-11-10', from: 'lost', to: 'actual' },
    ],
  });
});

it('care 39: the tone is set and taken away by staff, and seen by those who write', async () => {
  const cloud = consoleCloud();
  await cloud.settings({});
  await cloud.holds('C1', [{ type: 'PROFILE', body: aCustomer({ id: 'C1' }) }]);
  const put = (tone: unknown, role: Role = 'agent', id = 'C1') =>
    apiOf(cloud, role).request(`/api/customers/${id}/tone`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tone }),
    });
  const seenBy = async (role: Role) => JSON.parse(await (await apiOf(cloud, role).request('/api/customers/C1')).text()).customer.tone;
  expect((await put('suspicious')).status).toBe(200);
  expect([await seenBy('agent'), await seenBy('viewer')]).toEqual(['suspicious', undefined]);
  expect((await put(null)).status).toBe(200);
  expect(await seenBy('agent')).toBeUndefined();
  expect([(await put('', 'agent')).status, (await put('x', 'author')).status, (await put('x', 'agent', 'C9')).status]).toEqual([
    400, 403, 404,
  ]);
});

it('care 39: a text is looked at in the tone of whoever it is looked at as, ahead of any occasion', async () => {
  const cloud = consoleCloud();
  const looked = async (id: string, tone?: string) => {
    await cloud.holds(id, [{ type: 'PROFILE', body: aCustomer({ id, ...(tone === undefined ? {} : { tone }) }) }]);
    const replenishment = starterCampaigns.find((campaign) => campaign.id === 'replenishment');
    if (replenishment === undefined) throw new Error('no such starter');
    const question = { texts: starterTexts['replenishment'], step: 'day-2', channel: 'email', locale: 'en', customer: id };
    const body = JSON.stringify({ plan: planOf(replenishment), ...question });
    const answer = await apiOf(cloud, 'author').request('/api/preview', { method: 'POST', body });
    return JSON.parse(await answer.text()).text;
  };
  expect(await looked('C1')).toContain('By our reckoning');
  const hasty = await looked('C2', 'hasty');
  expect(hasty).toContain('Yes, please bring more');
  expect(hasty).not.toContain('By our reckoning');
});

describe('care 28: > silent-lapse alert', () => {
  const on = (day: string) => ({ day, category: 'rice' });
  /** Three purchases, ten days apart: longer than twice that from the twenty-first day on. */
  async function quiet(people: Readonly<Record<string, readonly [last: string, stands: string]>>) {
    const cloud = consoleCloud();
    for (const [id, [last, stands]] of Object.entries(people)) {
      const lapsed = aFact({ kind: 'customer.lapsed', subject: id, date: stands, repeats: 'never' });
      await cloud.holds(id, [{ type: 'PROFILE', body: aCustomer({ id, name: id }) }], {}, [lapsed]);
      const days = { first: on(addDays(last, -20)), last: on(last) };
      await cloud.facts.note(id, 0, { ...emptySummary, orderDays: 3, ...days }, []);
    }
    return JSON.parse(await (await apiOf(cloud, 'viewer').request('/api/programme/quiet')).text());
  }

  it('tells of regulars who went quiet within the week, the latest first; it is the 22nd', async () => {
    const told = await quiet({
      C1: ['2026-10-26', '2026-11-16'],
      C2: ['2026-11-01', '2026-11-22'],
      C3: ['2026-10-25', '2026-11-15'],
      C4: ['2026-11-02', '2026-11-23'],
    });
    expect(told).toMatchObject({ items: [{ customer: { id: 'C2' }, since: '2026-11-22' }, { customer: { id: 'C1' } }], more: 0 });
    expect(told.items).toHaveLength(2);
    expect(told.items[0].customer.phone).not.toContain('700900001');
  });

  it('of nobody who has ordered since, whatever the calendar says, and of three by name', async () => {
    expect(await quiet({ C1: ['2026-11-20', '2026-11-16'] })).toEqual({ items: [], more: 0 });
    const seven = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`C${n}`, ['2026-10-28', '2026-11-18'] as const]));
    expect(await quiet(seven)).toMatchObject({ items: { length: 3 }, more: 4 });
    expect(await quiet({})).toEqual({ items: [], more: 0 });
  });
});
