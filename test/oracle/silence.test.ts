import { describe, expect, it } from 'vitest';
import { customer, lines, ofCampaign, order } from './given.ts';
import type { SettingsFile } from './settings.ts';

// Every expectation here was worked out by hand from a sentence of the interface document.

describe('silence', () => {
  const settings: SettingsFile = { winBack: { cycleDays: 20 } };

  it('is asked about on the day, nudged by SMS after 7 and taken leave of after 21', () => {
    expect(ofCampaign('win-back', { orders: [order()], settings })).toEqual([
      '2026-01-30 ask C1 email sent',
      '2026-02-06 nudge C1 sms sent',
      '2026-02-20 farewell C1 email sent',
    ]);
  });

  it('moves with a later order, so that later steps never come due', () => {
    const orders = [order(), order({ order_id: 'O2', ordered_at: '2026-02-01T04:00:00Z' })];
    expect(ofCampaign('win-back', { orders, settings })).toEqual([
      '2026-01-30 ask C1 email sent',
      '2026-02-21 ask C1 email sent',
      '2026-02-28 nudge C1 sms sent',
      '2026-03-14 farewell C1 email sent',
    ]);
  });

  it('is not moved by a day that sums to zero or less, nor undone by a later refund', () => {
    const orders = [
      order(),
      order({ order_id: 'R1', ordered_at: '2026-01-20T04:00:00Z', quantity: '-1', refund_of: 'O1' }),
      order({ order_id: 'O2', ordered_at: '2026-01-21T04:00:00Z' }),
      order({ order_id: 'R2', ordered_at: '2026-01-21T05:00:00Z', quantity: '-1' }),
    ];
    expect(ofCampaign('win-back', { orders, settings, to: '2026-02-01' })).toEqual(['2026-01-30 ask C1 email sent']);
  });

  it('goes by the lower middle of the gaps of the category that lie wholly before the day of the order', () => {
    // Gaps of C2: 10 and 20 days, then 40 whose later day is C1's own day.
    const days = ['2025-11-01', '2025-11-11', '2025-12-01', '2026-01-10'];
    const orders = [
      order({ category: 'x' }),
      ...days.map((day, i) => order({ order_id: `P${i}`, customer_id: 'C2', ordered_at: `${day}T04:00:00Z`, category: 'x' })),
    ];
    const given = { customers: [customer(), customer({ customer_id: 'C2' })], orders, to: '2026-01-31' };
    const ofC1 = (minimumGaps: number) =>
      ofCampaign('win-back', { ...given, settings: { winBack: { minimumGaps, fallbackCycleDays: 15 } } }).filter((line) =>
        line.includes('C1'),
      );
    expect(ofC1(2)).toEqual(['2026-01-20 ask C1 email sent', '2026-01-27 nudge C1 sms sent']);
    expect(ofC1(3)).toEqual(['2026-01-25 ask C1 email sent']);
  });

  it('goes by the category of the dearest line, the first where two are equally dear', () => {
    const settings: SettingsFile = { winBack: { cycleDaysByCategory: { a: 5, b: 7 } } };
    const two = (price: string) => [order({ category: 'a' }), order({ sku: 'T', category: 'b', unit_price: price })];
    expect(ofCampaign('win-back', { orders: two('100'), settings })[0]).toBe('2026-01-15 ask C1 email sent');
    expect(ofCampaign('win-back', { orders: two('100.01'), settings })[0]).toBe('2026-01-17 ask C1 email sent');
  });

  it('that began before the first day goes on with the steps that are left', () => {
    expect(ofCampaign('win-back', { orders: [order()], settings, from: '2026-02-01' })).toEqual([
      '2026-02-06 nudge C1 sms sent',
      '2026-02-20 farewell C1 email sent',
    ]);
  });
});

describe('a second purchase', () => {
  it('is due 30 days after the first where too few gaps are known', () => {
    expect(ofCampaign('second-purchase', { orders: [order()] })).toEqual(['2026-02-09 day0 C1 email sent']);
  });

  it('is not due once there are two order days; two orders of one day are one', () => {
    const second = (at: string) => ofCampaign('second-purchase', { orders: [order(), order({ order_id: 'O2', ordered_at: at })] });
    expect(second('2026-01-10T06:00:00Z')).toHaveLength(1);
    expect(second('2026-01-11T06:00:00Z')).toHaveLength(0);
  });

  it('is due after half the median first gap, rounded down; known after its hour, at once', () => {
    const orders = [
      order({ customer_id: 'C2', order_id: 'P1', ordered_at: '2026-01-01T04:00:00Z' }),
      order({ customer_id: 'C2', order_id: 'P2', ordered_at: '2026-01-02T04:00:00Z' }),
      order(),
    ];
    const found = lines({
      customers: [customer(), customer({ customer_id: 'C2' })],
      orders,
      settings: { winBack: { minimumGaps: 1 } },
      to: '2026-01-31',
    });
    expect(found.filter((line) => line.customer === 'C1' && line.campaign === 'second-purchase')).toMatchObject([
      { date: '2026-01-10', occasion: '2026-01-10', at: Date.parse('2026-01-10T04:00:00Z'), local: '2026-01-10T12:00', outcome: 'sent' },
    ]);
  });
});

describe('a survey', () => {
  it('asks seven days after the last delivery that has happened, and again only thirty days later', () => {
    const orders = [
      order({ order_id: 'O1', delivered_on: '2026-01-12' }),
      order({ order_id: 'O1', sku: 'T', delivered_on: '2026-01-14' }),
      order({ order_id: 'O2', delivered_on: '2026-02-12' }),
      order({ order_id: 'O3', delivered_on: '2026-02-13' }),
    ];
    expect(ofCampaign('satisfaction-survey', { orders })).toEqual([
      '2026-01-21 day7 O1 email sent',
      '2026-02-19 day7 O2 null capped', // 29 days after
      '2026-02-20 day7 O3 email sent', // 30 days after
    ]);
  });
});
