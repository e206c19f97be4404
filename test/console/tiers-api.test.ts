import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aCustomer, aFact, anOrder, anOrderLine } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
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

describe('tiers as they stand', () => {
  const members = z.object({
    looked: z.number(),
    next: z.string().nullable(),
    days: z.array(z.number()),
    tiers: z.array(z.object({ tier: z.string(), members: z.number(), ending: z.array(z.number()) })),
  });

  it('members are counted by tier, with the periods that end on day 14, 30 and 60 and not a day later', async () => {
    const { cloud, api } = await company();
    await cloud.memberships.write('C2', { tier: 'gold', endsOn: '2026-12-06' }, '2026-12-01');
    await cloud.memberships.write('C3', { tier: 'retired', endsOn: '2027-01-22' }, '2026-12-01');
    const told = members.parse(await (await api.request('/api/tiers/members')).json());
    expect(told).toEqual({
      looked: 4,
      next: null,
      days: [14, 30, 60],
      tiers: [
        { tier: 'diamond', members: 0, ending: [0, 0, 0] },
        { tier: 'platinum', members: 0, ending: [0, 0, 0] },
        { tier: 'gold', members: 1, ending: [1, 1, 1] },
        { tier: 'ordinary', members: 1, ending: [1, 1, 1] },
        { tier: 'retired', members: 1, ending: [0, 0, 0] },
      ],
    });
    await cloud.memberships.write('C2', { tier: 'gold', endsOn: '2026-12-07' }, '2026-12-06');
    await cloud.memberships.write('C3', { tier: 'gold', endsOn: '2026-11-21' }, '2027-01-22');
    const later = members.parse(await (await api.request('/api/tiers/members')).json());
    expect(later.tiers[2]).toEqual({ tier: 'gold', members: 2, ending: [0, 1, 1] });
  });

  it('are gone through page by page, and whoever was erased is no member', async () => {
    const { cloud, api } = await company();
    await cloud.services.requests.erase('C1', cloud.clock.at);
    const first = members.parse(await (await api.request('/api/tiers/members?limit=2')).json());
    const second = members.parse(
      await (await api.request(`/api/tiers/members?limit=2&after=${encodeURIComponent(first.next ?? '')}`)).json(),
    );
    expect([first.looked, second.looked, second.next]).toEqual([2, 1, null]);
    expect([...first.tiers, ...second.tiers].reduce((all, one) => all + one.members, 0)).toBe(2);
    expect((await api.request('/api/tiers/members?limit=201')).status).toBe(400);
  });

  it('periods that end soon are counted in the calendar, and nobody is read', async () => {
    const { cloud, api } = await company();
    const within = async () => (await (await api.request('/api/tiers/endings')).json()) as unknown;
    const told = (...ending: readonly number[]) => ({ within: [14, 30, 60].map((days, n) => ({ days, ending: ending[n] })), cut: false });
    expect(await within()).toEqual(told(0, 0, 0));
    for (const [n, date] of ['2026-11-21', '2026-11-22', '2026-12-06', '2026-12-07', '2026-12-22', '2027-01-21', '2027-01-22'].entries())
      await cloud.facts.put(
        `M${n}`,
        'Europe/London',
        [aFact({ kind: 'membership.tier-ends', subject: `M${n}`, date, repeats: 'never' })],
        1,
        0,
      );
    expect(await within()).toEqual(told(2, 4, 5));
  });
});
