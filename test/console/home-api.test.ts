import { expect, it } from 'vitest';
import { z } from 'zod';
import { dynamoCounters } from '../../adapters/dynamo/dynamo-counters.ts';
import { consoleApi } from '../../console/api/app.ts';
import { aCustomer, aFact, anAsset } from '../support/builders.ts';
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
  ];
  await dynamoCounters(cloud.table).add('shard', 'product-birthday', '2026-11-22', counts);
  const { campaigns } = await aWeek(cloud);
  expect(campaigns).toEqual([{ campaign: 'product-birthday', sentToday: 3, days: [0, 0, 1, 0, 0, 0, 0], cut: false }]);
});
