import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { described } from '../../console/api/described.ts';
import { aCustomer } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const page = z.looseObject({ next: z.string().nullable() });
const PEOPLE = 23;

/** What a route is asked beside `after` and `limit`, and how its pages are counted. */
const lists: Readonly<
  Record<string, { readonly asked?: object; readonly count: (answer: Record<string, unknown>) => readonly unknown[] }>
> = {
  'GET /api/customers': { count: ({ items }) => idsIn(items) },
  'GET /api/audit': {
    count: ({ items }) =>
      z
        .array(z.object({ on: z.object({ id: z.string() }) }))
        .parse(items)
        .map(({ on }) => on.id),
  },
  'GET /api/programme/silence': { count: ({ looked }) => many(looked) },
  'GET /api/programme/reports': { count: ({ looked }) => many(looked) },
  'GET /api/surprises': { count: ({ looked }) => many(looked) },
  'GET /api/tiers/members': { count: ({ looked }) => many(looked) },
  'POST /api/tiers/compare': { asked: { tiers: [{ id: 'gold', from: 0 }] }, count: ({ looked }) => many(looked) },
};

const idsIn = (items: unknown) =>
  z
    .array(z.object({ id: z.string() }))
    .parse(items)
    .map(({ id }) => id);
const many = (looked: unknown) => Array.from({ length: z.number().parse(looked) });

async function house() {
  const cloud = consoleCloud();
  await cloud.settings({});
  for (let n = 0; n < PEOPLE; n += 1)
    await cloud.holds(`C${n}`, [{ type: 'PROFILE', body: aCustomer({ id: `C${n}`, name: n % 3 === 0 ? '李小龍' : `Ada ${n % 5}` }) }]);
  const faults: Error[] = [];
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'ada', roles: ['admin'] }), onFault: (fault) => faults.push(fault) });
  for (let n = 0; n < PEOPLE; n += 1) {
    cloud.clock.at += 1000;
    await api.request(`/api/customers/C${n}/tone`, { method: 'PUT', body: '{"tone":"warm"}' });
  }
  async function ask(route: string, paged: object) {
    const [method = '', path = ''] = route.split(' ');
    const asked = { ...lists[route]?.asked, ...paged };
    const answer =
      method === 'GET'
        ? await api.request(
            `${path}?${new URLSearchParams(Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)])))}`,
          )
        : await api.request(path, { method, body: JSON.stringify(asked) });
    return { status: answer.status, body: page.or(z.looseObject({ detail: z.string() })).parse(await answer.json()), faults };
  }
  return ask;
}

/** By its shape, whoever reads a list page by page. */
const paged = Object.entries(described).flatMap(([route, { query, body }]) =>
  [query, body].some((shape) => shape instanceof z.ZodObject && 'after' in shape.shape) ? [route] : [],
);

it('knows every route that is read page by page', () => {
  expect(paged.toSorted()).toEqual(Object.keys(lists).toSorted());
});

describe.each(paged)('%s', (route) => {
  it.each([1, 7, PEOPLE, PEOPLE + 1])('shows everything once, %i at a time, and ends', async (limit) => {
    const ask = await house();
    const found: unknown[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const { status, body } = await ask(route, { limit, ...(after === null ? {} : { after }) });
      expect(status).toBe(200);
      found.push(...(lists[route]?.count(body) ?? []));
      after = page.parse(body).next;
      pages += 1;
    } while (after !== null && pages <= PEOPLE + 1);
    expect(found).toHaveLength(PEOPLE);
    const named = found.filter((one) => one !== undefined);
    expect(new Set(named).size).toBe(named.length);
  });

  it('takes no limit beyond its bounds', async () => {
    const ask = await house();
    for (const limit of [0, -1, 1.5, 201, 1e9, 'many']) expect([limit, (await ask(route, { limit })).status]).toEqual([limit, 400]);
  });

  it('refuses a place that is none of this list', async () => {
    const ask = await house();
    const own = page.parse((await ask(route, { limit: 3 })).body).next ?? '';
    const others = await Promise.all(
      Object.keys(lists)
        .filter((other) => other !== route)
        .map(async (other) => page.parse((await ask(other, { limit: 3 })).body).next ?? ''),
    );
    const forged = [
      '',
      'x',
      '{}',
      'null',
      'zzz#C1',
      '李'.repeat(600),
      own.slice(0, -2),
      own.slice(1),
      `${own}AA`,
      own.toUpperCase(),
      'A'.repeat(2048),
      ...others,
    ];
    for (const after of forged) {
      const { status, body, faults } = await ask(route, { after });
      expect([after, status, faults]).toEqual([after, 400, []]);
      expect(body).toMatchObject({ detail: expect.stringContaining('"after"') });
    }
    expect((await ask(route, { after: own })).status).toBe(200);
  });
});

it('a place among those of one name is none among those of another', async () => {
  const ask = await house();
  const { next } = page.parse((await ask('GET /api/customers', { search: 'ada', limit: 2 })).body);
  expect((await ask('GET /api/customers', { search: 'ada', after: next })).status).toBe(200);
  expect((await ask('GET /api/customers', { search: '李', after: next })).status).toBe(400);
});
