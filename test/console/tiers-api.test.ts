import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { consoleApi } from '../../console/api/app.ts';
import { aCustomer, anOrder, anOrderLine } from '../support/builders.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const json = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

const comparison = z.object({
  looked: z.number(),
  members: z.number(),
  next: z.string().nullable(),
  moves: z.array(z.object({ from: z.string(), to: z.string(), count: z.number() })),
  affected: z.array(z.object({ customer: z.object({ id: z.string() }), points: z.string() })),
});

/** Three members with 299, 300 and 12000 points in hand, and somebody who is none. */
async function company() {
  const cloud = consoleCloud();
  await cloud.settings({});
  for (const [id, points] of [
    ['C1', '299'],
    ['C2', '300'],
    ['C3', '12000'],
  ] as const) {
    const order = anOrder({ id: `O-${id}`, lines: [anOrderLine({ quantity: '1', unitPrice: points })] });
    await cloud.holds(id, [
      { type: 'PROFILE', body: aCustomer({ id, name: id }) },
      { type: 'ORDER', body: order },
    ]);
    await cloud.facts.note(id, 0, { points: [{ day: '2026-06-01', since: '2026-06-01', points }], orderDays: 1, deliveries: [] }, []);
    await cloud.memberships.write(id, { tier: 'ordinary', endsOn: '2026-12-01' }, undefined);
  }
  await cloud.holds('C4', [{ type: 'PROFILE', body: aCustomer({ id: 'C4', name: 'C4', joinedOn: undefined }) }]);
  const api = consoleApi(cloud.services, { identify: () => ({ id: 's', roles: ['author'] }), onFault: (fault) => console.error(fault) });
  return { cloud, api };
}

describe('other thresholds', () => {
  const tiers = [
    { id: 'gold', from: 299, goodCredit: true },
    { id: 'ordinary', from: 0 },
  ];

  it('tell who would be affected, and write nothing', async () => {
    const { cloud, api } = await company();
    const answer = comparison.parse(await (await api.request('/api/tiers/compare', json({ tiers }))).json());
    expect(answer).toMatchObject({ looked: 4, members: 3, next: null });
    expect(answer.moves).toEqual([
      { from: 'ordinary', to: 'gold', count: 1 },
      { from: 'gold', to: 'gold', count: 1 },
      { from: 'diamond', to: 'gold', count: 1 },
    ]);
    expect(answer.affected.map(({ customer, points }) => [customer.id, points])).toEqual([
      ['C1', '299'],
      ['C3', '12000'],
    ]);
    expect((await cloud.states.load('C3'))?.membership?.tier).toBe('ordinary');
  });

  it('are gone through page by page', async () => {
    const { api } = await company();
    let after: string | undefined;
    let members = 0;
    for (let page = 0; page < 9; page++) {
      const answer = comparison.parse(await (await api.request('/api/tiers/compare', json({ tiers, limit: 2, after }))).json());
      members += answer.members;
      if (answer.next === null) break;
      after = answer.next;
    }
    expect(members).toBe(3);
  });

  it.each([
    ['without a lowest tier', { tiers: [{ id: 'gold', from: 300 }] }],
    [
      'in the wrong order',
      {
        tiers: [
          { id: 'a', from: 0 },
          { id: 'b', from: 10 },
        ],
      },
    ],
    ['over a window longer than points are kept', { tiers, windowMonths: 25 }],
    [
      'that are no numbers',
      {
        tiers: [
          { id: 'gold', from: null },
          { id: 'ordinary', from: 0 },
        ],
      },
    ],
  ])('%s are refused', async (_what, body) => {
    const { api } = await company();
    expect((await api.request('/api/tiers/compare', json(body))).status).toBe(400);
  });
});

it('a customer is shown with lots of points and the grade to come', async () => {
  const { api } = await company();
  const detail = await (await api.request('/api/customers/C2')).json();
  expect(detail).toHaveProperty('points', [
    { source: 'order', id: 'O-C2', day: '2026-06-01', earned: '300', takenBack: '0', left: '300', countsUntil: '2027-05-31' },
  ]);
  expect(detail).toMatchObject({
    forecast: { on: '2026-12-01', pointsThen: '300', tier: 'gold', direction: 'up', next: { tier: 'platinum', missing: '2700' } },
  });
});
