import { expect, it } from 'vitest';
import { dynamoCalendarIndex } from '../../../adapters/dynamo/dynamo-calendar-index.ts';
import { dynamoFactStore } from '../../../adapters/dynamo/dynamo-fact-store.ts';
import { memoryTable } from '../../../adapters/dynamo/memory-table.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { planAhead } from '../../../workflows/forecast/plan-ahead.ts';
import { aFact } from '../../support/builders.ts';

const birthday: Campaign = {
  id: 'product-birthday',
  version: 1,
  class: 'marketing',
  fact: 'asset.purchased',
  rule: 'product-birthday',
  steps: [
    { id: 'card', offsetDays: 0, channels: ['email'], send: 'first' },
    { id: 'later', offsetDays: 1, channels: ['email'], send: 'first' },
  ],
  live: true,
  approved: true,
};

/** 300 products bought on three days of three years, and 40 on the first of the days ahead itself. */
async function calendar() {
  const table = memoryTable();
  const facts = dynamoFactStore(table);
  for (let n = 0; n < 300; n++)
    await facts.put(
      `C${n}`,
      ['Asia/Tokyo', 'Europe/Rome'][n % 2] ?? '',
      [aFact({ subject: `A${n}`, date: `20${21 + (n % 3)}-12-0${1 + (n % 3)}` })],
      1,
      1,
    );
  for (let n = 0; n < 40; n++) await facts.put(`N${n}`, 'Asia/Tokyo', [aFact({ subject: `B${n}`, date: '2026-12-01' })], 1, 1);
  return dynamoCalendarIndex(table);
}

it('counts each step on each day, without those whose year is not full', async () => {
  const { days, planned, cut, sample, soonest } = await planAhead(await calendar(), birthday, defaultSettings, {
    from: '2026-12-01',
    days: 4,
  });
  expect(days.map(({ planned: many }) => many)).toEqual([100, 200, 200, 100]);
  expect([planned, cut, sample, soonest]).toEqual([600, false, [], []]);
});

it('draws from all of it alike, only what counts, the same at every look', async () => {
  const asked = { from: '2026-12-01', days: 4, sample: 60 } as const;
  const { sample } = await planAhead(await calendar(), birthday, defaultSettings, asked);
  expect(sample.length).toBeGreaterThan(50);
  expect(sample.length).toBeLessThan(70);
  expect(sample.filter(({ customer }) => customer.startsWith('N'))).toEqual([]);
  for (const step of ['card', 'later']) expect(sample.filter((one) => one.step === step).length).toBeGreaterThan(20);
  for (const odd of [0, 1]) expect(sample.filter(({ customer }) => Number(customer.slice(1)) % 2 === odd).length).toBeGreaterThan(20);
  expect((await planAhead(await calendar(), birthday, defaultSettings, asked)).sample).toEqual(sample);
});

it('draws everything where there is no more than was asked for, and gives the first', async () => {
  const asked = { from: '2026-12-01', days: 4, sample: 600, soonest: 60 } as const;
  const { sample, soonest } = await planAhead(await calendar(), birthday, defaultSettings, asked);
  expect(new Set(sample.map(({ customer, step }) => `${customer} ${step}`)).size).toBe(600);
  expect(soonest).toHaveLength(60);
  expect(soonest.every(({ day, step }) => day === '2026-12-01' && step === 'card')).toBe(true);
});
