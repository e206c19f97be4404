import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../console/api/roles.ts';
import { emptySummary } from '../../domain/summary.ts';
import { aCustomer } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

let cloud: ReturnType<typeof consoleCloud>;
beforeEach(async () => {
  cloud = consoleCloud();
  const gifts = [
    { name: 'Filters', cost: 30 },
    { name: 'Flowers', cost: 20 },
    { name: 'A card', cost: 0 },
  ];
  await cloud.settings({ surprises: { budgetPerMonth: 50, mostEach: 30, gifts } });
  for (const id of ['C1', 'C2', 'C3']) {
    await cloud.holds(id, [{ type: 'PROFILE', body: aCustomer({ id, name: id }) }]);
    const deliveries = [{ order: 'O1', on: '2026-11-20', items: 'Kettle' }];
    await cloud.facts.note(id, 0, { ...emptySummary, orderDays: 1, deliveries }, []);
  }
});

async function ask(method: string, path: string, body?: unknown, role: Role = 'agent') {
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'ada', roles: [role] }), onFault: (fault) => console.error(fault) });
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) };
  const answer = await api.request(`/api/surprises${path}`, init);
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
const give = (customer: string, gift: string) => ask('POST', '', { customer, gift });

describe('care 32: the month’s budget', () => {
  it('names who may get one, and what was kept before', async () => {
    const { body } = await ask('GET', '');
    expect(body.candidates).toHaveLength(3);
    expect(body.candidates[0]).toMatchObject({ customer: { id: 'C1' }, kept: { what: 'delivery', on: '2026-11-20', text: 'Kettle' } });
  });

  it('is spent once, and what costs nothing goes on', async () => {
    expect(await give('C1', 'Filters')).toMatchObject({ status: 201, body: { spent: 30 } });
    expect(await give('C2', 'Filters')).toMatchObject({ status: 409 });
    expect(await give('C2', 'Flowers')).toMatchObject({ status: 201, body: { spent: 50 } });
    expect(await give('C3', 'A card')).toMatchObject({ status: 201, body: { spent: 50 } });
    expect((await ask('GET', '/month')).body).toMatchObject({ month: '2026-11', count: 3, spent: 50, budgetPerMonth: 50 });
    expect((await ask('GET', '/month')).body.given.map((one: { customer: string }) => one.customer)).toEqual(['C1', 'C2', 'C3']);
    expect((await ask('GET', '')).body.candidates).toEqual([]);
  });

  it('nobody gets two, of two who press at once one is told', async () => {
    const both = await Promise.all([give('C1', 'A card'), give('C1', 'A card')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('two who spend at once do not overdraw it', async () => {
    const both = await Promise.all([give('C1', 'Filters'), give('C2', 'Filters')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await ask('GET', '/month')).body.spent).toBe(30);
  });

  it.each([
    ['somebody unknown', { customer: 'C9', gift: 'A card' }, 404],
    ['a gift that is not in the settings', { customer: 'C1', gift: 'A car' }, 409],
    ['no gift', { customer: 'C1' }, 400],
    ['more than was asked', { customer: 'C1', gift: 'A card', cost: 0 }, 400],
  ])('refuses %s', async (_what, body, status) => {
    expect((await ask('POST', '', body)).status).toBe(status);
  });

  it('is taken away with the person', async () => {
    await give('C1', 'A card');
    await cloud.services.requests.erase('C1', cloud.clock.at);
    expect((await ask('GET', '/month')).body).toMatchObject({ count: 1, given: [] });
  });
});
