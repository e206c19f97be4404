import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../console/api/roles.ts';
import type { Answer } from '../../domain/answer.ts';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { aCustomer } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

let cloud: ReturnType<typeof consoleCloud>;

async function ask(method: string, path = '', body?: unknown, role: Role = 'author') {
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'ada', roles: [role] }), onFault: (fault) => console.error(fault) });
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) };
  const answer = await api.request(`/api/improvements${path}`, init);
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

async function answered(on: string, n: number, perceived: number): Promise<void> {
  for (let i = 0; i < n; i += 1) {
    const id = `${on}-${i}`;
    const body: Answer = {
      id,
      campaign: 'survey',
      at: Date.parse(`${on}T10:00:00Z`),
      day: on,
      factors: { product: { perceived, expected: 4 } },
    };
    await cloud.holds(id, [
      { type: 'PROFILE', body: aCustomer({ id }) },
      { type: 'ANSWER', body },
    ]);
  }
}

const wanted = { campaign: 'survey', factor: 'product', action: 'Pack every door seal twice', owner: 'Mia', remeasureOn: '2026-12-01' };

beforeEach(async () => {
  cloud = consoleCloud();
  await cloud.settings({});
});

describe('care 36: an improvement', () => {
  it('is measured before, waits for its day, stays open while few answer, and is compared', async () => {
    await answered('2026-11-20', 12, 2);
    expect((await ask('POST', '', wanted)).status).toBe(201);
    expect((await ask('GET')).body.items).toMatchObject([
      { owner: 'Mia', by: 'ada', startedOn: '2026-11-22', before: { n: 12, perceived: 24 }, result: { kind: 'waiting' } },
    ]);
    cloud.clock.at += 10 * DAY;
    await answered('2026-12-01', 9, 4);
    expect((await ask('GET')).body.items[0].result).toEqual({ kind: 'open', n: 9, least: 10 });
    await answered('2026-12-02', 1, 4);
    expect((await ask('GET')).body.items[0].result).toMatchObject({
      kind: 'measured',
      verdict: 'better',
      moved: { value: 2 },
      after: { n: 10 },
    });
  });

  it('needs a finding: ten who have answered the factor', async () => {
    await answered('2026-11-20', 9, 2);
    expect(await ask('POST', '', wanted)).toMatchObject({ status: 409 });
    await answered('2026-11-21', 1, 2);
    expect((await ask('POST', '', { ...wanted, factor: 'price' })).status).toBe(409);
    expect((await ask('POST', '', wanted)).status).toBe(201);
  });

  it.each([
    ['no owner', { owner: ' ' }, 400],
    ['no action', { action: '' }, 400],
    ['measuring again today', { remeasureOn: '2026-11-22' }, 400],
    ['a day that does not exist', { remeasureOn: '2026-02-30' }, 400],
  ])('is refused with %s', async (_what, differences, status) => {
    await answered('2026-11-20', 10, 2);
    expect((await ask('POST', '', { ...wanted, ...differences })).status).toBe(status);
  });

  it('can be taken back, once', async () => {
    await answered('2026-11-20', 10, 2);
    const { id } = (await ask('POST', '', wanted)).body;
    expect([(await ask('DELETE', `/${id}`)).status, (await ask('DELETE', `/${id}`)).status]).toEqual([204, 404]);
    expect((await ask('DELETE', `/${id}`, undefined, 'agent')).status).toBe(403);
  });
});
