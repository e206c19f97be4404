import { expect, it } from 'vitest';
import { z } from 'zod';
import { dynamoCounters } from '../../adapters/dynamo/dynamo-counters.ts';
import { aCustomer, aFact, anAsset } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

const theWeek = z.looseObject({ live: z.int(), campaigns: z.array(z.unknown()) });

async function aWeek(cloud: ReturnType<typeof consoleCloud>) {
  const api = consoleApi(cloud.services, {
    identify: () => ({ id: 'v', roles: ['viewer'] }),
    onFault: (fault) => {
      throw fault;
    },
  });
  return theWeek.parse(await (await api.request('/api/home/week')).json());
}

it('says how many campaigns are live, so that an empty week is told from one in which nothing can go', async () => {
  expect(await aWeek(consoleCloud())).toMatchObject({ live: 0, campaigns: [] });
  const cloud = consoleCloud();
  await cloud.campaigns();
  const week = await aWeek(cloud);
  expect(week.live).toBeGreaterThan(10);
  expect(week.campaigns).toEqual([]);
});

it('counts what has gone out today and what stands in the calendar for the week', async () => {
  const cloud = consoleCloud();
  await cloud.campaigns();
  const purchasedOn = '2023-11-24';
  const asset = anAsset({ purchasedOn });
  const born = aFact({ subject: asset.id, date: purchasedOn });
  await cloud.holds(
    'C1',
    [
      { type: 'PROFILE', body: aCustomer() },
      { type: 'ASSET', body: asset },
    ],
    {},
    [born],
  );
  const counts = [
    { sequence: '1', name: 'card|email|delivered', by: 3 },
    { sequence: '2', name: 'card|email|opened', by: 2 },
    { sequence: '3', name: 'card|-|skipped:no-consent', by: 5 },
    { sequence: '4', name: 'card|email|skipped:content-missing', by: 2 },
  ];
  await dynamoCounters(cloud.table).add('shard', 'product-birthday', '2026-11-22', counts);
  const { campaigns } = await aWeek(cloud);
  expect(campaigns).toEqual([
    { campaign: 'product-birthday', sentToday: 3, incompleteToday: 2, days: [0, 0, 1, 0, 0, 0, 0], cut: false, about: false },
  ]);
});

it('counts the ends of tiers of which something is said: of the lowest nothing is', async () => {
  const cloud = consoleCloud();
  await cloud.campaigns();
  const holds = async (customer: string, tier: string) => {
    const ends = aFact({ kind: 'membership.tier-ends', subject: customer, date: '2026-12-06', repeats: 'never', values: { tier } });
    await cloud.holds(customer, [{ type: 'PROFILE', body: aCustomer({ id: customer }) }], {}, [ends]);
    await cloud.memberships.write(customer, { tier, endsOn: '2026-12-06' }, undefined);
  };
  for (const n of [1, 2, 3]) await holds(`G${n}`, 'gold');
  for (const n of [1, 2, 3, 4]) await holds(`O${n}`, 'ordinary');
  const few = await aWeek(cloud);
  expect(few.campaigns).toMatchObject([{ campaign: 'tier-expiry', days: [3, 0, 0, 0, 0, 0, 0], about: false }]);
  for (let n = 0; n < 200; n++) await holds(`M${n}`, n % 4 === 0 ? 'gold' : 'ordinary');
  const [{ days, about }] = z.tuple([z.looseObject({ days: z.array(z.int()), about: z.boolean() })]).parse((await aWeek(cloud)).campaigns);
  expect(about).toBe(true);
  expect(days[0]).toBeGreaterThan(30);
  expect(days[0]).toBeLessThan(80);
});

it('lists the recalls that wait for a second person, and no other', async () => {
  const cloud = consoleCloud();
  const draft = {
    model: 'WM-7',
    serialFrom: 'A1',
    serialTo: 'A9',
    reason: 'It overheats',
    safety: true,
    startsOn: '2026-12-01',
    askedBy: 'ann',
    askedAt: 1,
  };
  await cloud.services.recallDrafts.create({ ...draft, id: 'R1', importId: 'i1', state: 'waiting' });
  await cloud.services.recallDrafts.create({ ...draft, id: 'R2', importId: 'i2', state: 'withdrawn' });
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'v', roles: ['viewer'] }), onFault: () => {} });
  expect(await (await api.request('/api/home')).json()).toMatchObject({ recalls: [{ id: 'R1', by: 'ann', safety: true }] });
});

it('counts who is still within their rhythm, and who fell silent within the year, by the day on which they fall silent', async () => {
  const cloud = consoleCloud();
  const silent = (customer: string, date: string) =>
    cloud.holds(customer, [{ type: 'PROFILE', body: aCustomer({ id: customer }) }], {}, [
      aFact({ kind: 'customer.silent', subject: customer, date, repeats: 'never' }),
    ]);
  for (const [customer, date] of Object.entries({
    tomorrow: '2026-11-23',
    later: '2027-09-01',
    today: '2026-11-22',
    past: '2026-01-05',
    long: '2025-11-01',
  }))
    await silent(customer, date);
  const api = consoleApi(cloud.services, { identify: () => ({ id: 'v', roles: ['viewer'] }), onFault: () => {} });
  expect(await (await api.request('/api/home/retention')).json()).toEqual({
    today: '2026-11-22',
    kept: 2,
    silent: 2,
    about: false,
    surveyedFrom: '2026-08-24',
  });
});
