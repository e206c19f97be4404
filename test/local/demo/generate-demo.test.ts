import { describe, expect, it } from 'vitest';
import { dynamoCalendarIndex } from '../../../adapters/dynamo/dynamo-calendar-index.ts';
import { dynamoCustomerStates } from '../../../adapters/dynamo/dynamo-customer-states.ts';
import { dynamoFactStore } from '../../../adapters/dynamo/dynamo-fact-store.ts';
import { memoryTable } from '../../../adapters/dynamo/memory-table.ts';
import { daysBetween } from '../../../domain/calendar/calendar-date.ts';
import { localDate } from '../../../domain/calendar/zoned-time.ts';
import { deriveFacts } from '../../../domain/facts/derive-facts.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { customersCsv, demoCustomers } from '../../../local/demo/demo-customers.ts';
import { demoCustomerId } from '../../../local/demo/demo-people.ts';
import { generateDemo } from '../../../local/demo/generate-demo.ts';
import { loadDemo } from '../../../local/demo/load-demo.ts';
import { FakeState } from '../../support/fake-records.ts';
import { importText } from '../../support/import-text.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const all = generateDemo({ seed: 1, now });
const assets = all.flatMap((one) => one.assets.map((asset) => ({ ...asset, customer: one.customer.id })));

describe('the demo', () => {
  it('is the same for the same seed, and another for another', () => {
    const size = { customers: 50, assets: 90 };
    expect(generateDemo({ seed: 7, now, size })).toEqual(generateDemo({ seed: 7, now, size }));
    expect(generateDemo({ seed: 7, now, size })).not.toEqual(generateDemo({ seed: 8, now, size }));
  });

  it('has 5,000 customers in nine zones, 9,000 assets and some 3 orders each', () => {
    expect(all).toHaveLength(5000);
    const zones = new Set(all.map(({ customer }) => customer.timeZone));
    expect(zones.size).toBe(9);
    expect([...zones]).toEqual(expect.arrayContaining(['Asia/Kathmandu', 'Australia/Lord_Howe']));
    expect(new Set(assets.map(({ id }) => id)).size).toBe(9000);
    const orders = all.reduce((sum, one) => sum + one.orders.length, 0);
    expect(orders / 5000).toBeGreaterThan(2);
    expect(new Set(all.flatMap((one) => one.orders.map(({ id }) => id))).size).toBe(orders);
  });

  it('has the days that calendars get wrong', () => {
    const bought = assets.map(({ purchasedOn }) => purchasedOn ?? '');
    expect(bought.some((day) => day.endsWith('-02-29'))).toBe(true);
    expect(bought.some((day) => day.endsWith('-12-31'))).toBe(true);
    expect(bought.filter((day) => day === '')).toHaveLength(1);
    const resold = assets.filter(({ status }) => status === 'transferred');
    expect(resold).toHaveLength(1);
    expect(assets.filter(({ id }) => id === resold[0]?.id).map(({ status }) => status)).toEqual(
      expect.arrayContaining(['transferred', 'active']),
    );
    const inAWeek = all.some(({ assets: own }) =>
      own.some(({ purchasedOn: a }) => a?.endsWith('-12-01') && own.some(({ purchasedOn: b }) => b?.endsWith('-12-05'))),
    );
    expect(inAWeek).toBe(true);
  });

  it('has 8 % opted out and 20 % gone silent', () => {
    const share = (of: (one: (typeof all)[number]) => boolean) => all.filter(of).length / all.length;
    expect(share(({ contact }) => contact.email.consent === 'withdrawn')).toBeCloseTo(0.08, 1);
    const silent = all.filter(({ orders }) => orders.length > 0 && daysBetween(orders.at(-1)?.day ?? '', '2026-11-21') > 200).length;
    expect(silent / all.length).toBeGreaterThan(0.05);
  });

  it('is loaded as the engine would have it: deriving again changes no fact', async () => {
    const table = memoryTable();
    await loadDemo({ table, now, settings: defaultSettings, size: { customers: 60, assets: 110 } });
    const states = dynamoCustomerStates(table);
    for (let n = 0; n < 60; n++) {
      const state = await states.load(demoCustomerId(n));
      if (state === undefined) throw new Error('a customer is missing');
      const stored = (await dynamoFactStore(table).facts(demoCustomerId(n))).map(({ fact }) => fact);
      const derived = deriveFacts(state, localDate(now, state.customer.timeZone));
      expect(new Map(stored.map((fact) => [`${fact.kind} ${fact.subject}`, fact]))).toEqual(
        new Map(derived.map((fact) => [`${fact.kind} ${fact.subject}`, fact])),
      );
    }
    const registry = await dynamoCalendarIndex(table).registry();
    expect(Object.keys(registry)).toContain('asset.purchased');
  });
});

it('an invented customers file can be brought in, and no one in it can be reached', async () => {
  const known = Array.from({ length: 200 }, (_, n) => ({ id: n === 0 ? '="x",' : `17${n}.0`, firstOrderOn: '2011-01-05' }));
  const rows = demoCustomers(known, 1);
  expect(demoCustomers(known, 1)).toEqual(rows);
  const { report } = await importText(new FakeState(), 'customers', customersCsv(rows));
  expect(report).toMatchObject({ created: 200, rejected: 0 });
  for (const row of rows) {
    expect(row.email).toMatch(/@example\.com$/);
    expect(row.phone).toMatch(/^(\+447700900\d{3})?$/);
    expect(row.joined_on <= '2011-01-05').toBe(true);
  }
  const yes = rows.filter((row) => row.email_marketing === 'yes').length / rows.length;
  expect(yes).toBeGreaterThan(0.75);
});
