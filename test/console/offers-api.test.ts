import { beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '../../domain/cases/case.ts';
import type { Voucher } from '../../domain/vouchers/voucher.ts';
import { newVoucher } from '../../domain/vouchers/voucher.ts';
import { aCustomer } from '../support/builders.ts';
import { consoleApi } from '../support/console-api.ts';
import { consoleCloud } from '../support/console-cloud.ts';

/** It is 22 November 2026. */
let cloud: ReturnType<typeof consoleCloud>;
beforeEach(() => {
  cloud = consoleCloud();
});

async function ask(query = '') {
  const api = consoleApi(cloud.services, { identify: () => ({ id: 's', roles: ['viewer'] }), onFault: (fault) => console.error(fault) });
  const answer = await api.request(`/api/programme/offers${query}`);
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

const done = { at: Date.parse('2026-11-20T10:00:00Z'), by: 'ann' };

/** A customer to whom a voucher was given on this day, for an answer. */
async function given(id: string, on: string, voucher: Partial<Voucher> = {}, more: Partial<Case> = {}) {
  const opened: Case = { id: `K-${id}`, kind: 'dissatisfied', answer: `answer-${id}`, openedOn: on, ...more };
  const codes = `CARE-${id.padStart(5, '2')}-QX4TB`;
  await cloud.holds(id, [
    { type: 'PROFILE', body: aCustomer({ id, name: id }) },
    { type: 'CASE', body: opened },
    { type: 'OFFER', body: { ...newVoucher(opened.id, codes, on), ...voucher } },
  ]);
}

describe('what a month’s vouchers came to', () => {
  it('nothing where nothing was given, and no cost that nobody has named', async () => {
    await cloud.settings({});
    expect((await ask()).body).toMatchObject({
      month: '2026-11',
      currency: 'EUR',
      offers: [
        { offer: 'free-repair', issued: 0, redeemed: 0, open: 0, expired: 0, spent: 0, couldCome: 0, budget: null },
        { offer: 'surprise', issued: 0, spent: 0, budget: 0 },
      ],
      sum: { spent: 0, couldCome: 0, budget: null },
      cut: false,
    });
  });

  it('is counted by how they stand, whether their case is open or closed, and told against the caps, each and together', async () => {
    await cloud.settings({ winBack: { repairCost: 79.9 }, vouchers: { budgetPerMonth: 200 }, surprises: { budgetPerMonth: 50 } });
    await given('A', '2026-11-02', { redeemed: done }, { closedOn: '2026-11-21', closedAt: done.at });
    await given('B', '2026-11-01', { reserved: done });
    await given('C', '2026-11-21');
    await given('D', '2026-10-31', { redeemed: done });
    await cloud.holds('E', [
      { type: 'PROFILE', body: aCustomer({ id: 'E', name: 'E' }) },
      { type: 'CASE', body: { id: 'K-E', kind: 'complaint', openedOn: '2026-11-10' } },
    ]);
    const month = { of: '2026-11', next: { count: 2, hundredths: 3000 }, rev: 0 };
    await cloud.surprises.give('A', { on: '2026-11-05', gift: 'Flowers', cost: 30, by: 'ann', at: done.at }, month);
    expect((await ask()).body).toMatchObject({
      offers: [
        { offer: 'free-repair', issued: 3, redeemed: 1, open: 2, expired: 0, spent: 79.9, couldCome: 239.7, budget: 200 },
        { offer: 'surprise', issued: 2, redeemed: 2, open: 0, spent: 30, couldCome: 30, budget: 50 },
      ],
      sum: { spent: 109.9, couldCome: 269.7, budget: 250 },
    });
  });

  it('of a month before: those that were never used have expired, and cost nothing', async () => {
    await cloud.settings({ winBack: { repairCost: 80 } });
    await given('A', '2026-09-22');
    await given('B', '2026-09-23');
    await given('C', '2026-09-01', { redeemed: done }, { closedOn: '2026-10-02', closedAt: done.at });
    const { body } = await ask('?month=2026-09');
    expect(body.offers[0]).toMatchObject({ issued: 3, redeemed: 1, open: 1, expired: 1, spent: 80, couldCome: 160 });
    expect(body.months).toHaveLength(12);
    expect([body.months[0], body.months[10], body.months[11]]).toEqual(['2026-11', '2026-01', '2025-12']);
  });

  it('is not known where nobody has said what a repair costs', async () => {
    await cloud.settings({ vouchers: { budgetPerMonth: 200 } });
    await given('A', '2026-11-02');
    const { body } = await ask();
    expect([body.offers[0], body.sum]).toMatchObject([
      { issued: 1, spent: 0, couldCome: null },
      { spent: 0, couldCome: null, budget: 200 },
    ]);
  });

  it('goes with the person', async () => {
    await cloud.settings({});
    await given('A', '2026-11-02');
    expect((await ask()).body.offers[0].issued).toBe(1);
    await cloud.services.requests.erase('A', cloud.clock.at);
    expect((await ask()).body.offers[0].issued).toBe(0);
  });

  it.each(['2026', '2026-13', '2026-11-01', 'now', ''])('a month such as “%s” is refused', async (month) => {
    expect((await ask(`?month=${month}`)).status).toBe(400);
  });
});
