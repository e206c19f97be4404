import { describe, expect, it } from 'vitest';
import { asset, customer, lines, ofCampaign, story } from './given.ts';

// Every expectation here was worked out by hand from a sentence of the interface document.

describe('the birthday of a product', () => {
  it('is greeted at 10:00 of the customer, on the day, by email', () => {
    expect(lines({ assets: [asset()] })).toEqual([
      {
        customer: 'C1',
        campaign: 'product-birthday',
        step: 'card',
        subject: 'A1',
        occasion: '2026-11-21',
        channel: 'email',
        outcome: 'sent',
        reason: null,
        date: '2026-11-21',
        sendAt: '2026-11-21T10:00',
        at: Date.parse('2026-11-21T02:00:00Z'),
        local: '2026-11-21T10:00',
        offer: true,
      },
    ]);
  });

  it('is none on the day of purchase', () => {
    expect(story({ assets: [asset({ purchased_on: '2026-03-01' })] })).toEqual([]);
  });

  it.each([
    ['feb-28', ['2027-02-28 product-birthday card A1 email sent']],
    ['mar-1', ['2027-03-01 product-birthday card A1 email sent']],
    ['skip', []],
  ] as const)('of 29 February falls in a common year by %s', (leapDay, expected) => {
    expect(story({ assets: [asset({ purchased_on: '2024-02-29' })], settings: { leapDay }, from: '2027-01-01', to: '2027-12-31' })).toEqual(
      expected,
    );
  });

  it('of 29 February falls on 29 February in a leap year', () => {
    expect(
      story({ assets: [asset({ purchased_on: '2024-02-29' })], settings: { leapDay: 'mar-1' }, from: '2028-02-01', to: '2028-03-31' }),
    ).toEqual(['2028-02-29 product-birthday card A1 email sent']);
  });

  it('shares a card up to day 7, over the year’s end; day 8 opens a new one; subjects go by asset id', () => {
    expect(
      story({
        assets: [
          asset({ asset_id: 'B', purchased_on: '2020-12-29' }),
          asset({ asset_id: 'A', purchased_on: '2021-01-05' }),
          asset({ asset_id: 'C', purchased_on: '2021-01-06' }),
        ],
        from: '2026-12-01',
        to: '2027-01-31',
      }),
    ).toEqual(['2026-12-29 product-birthday card A+B email sent', '2027-01-06 product-birthday card C email sent']);
  });

  it('does not come in twice where the first card fell before the first day', () => {
    const assets = [asset({ asset_id: 'A', purchased_on: '2020-03-01' }), asset({ asset_id: 'B', purchased_on: '2020-03-05' })];
    expect(story({ assets, from: '2026-03-02', to: '2026-03-31' })).toEqual([]);
  });

  it('of an asset with n = 0 neither comes in nor opens a card', () => {
    const assets = [asset({ asset_id: 'A', purchased_on: '2026-03-01' }), asset({ asset_id: 'B', purchased_on: '2020-03-05' })];
    expect(story({ assets })).toEqual(['2026-03-05 product-birthday card B email sent']);
  });

  it('of an asset that has ended by the day of the card stays a line of its own and opens no card', () => {
    const assets = [
      asset({ asset_id: 'A', purchased_on: '2020-03-01', status: 'disposed', ended_on: '2026-03-01' }),
      asset({ asset_id: 'B', purchased_on: '2020-03-05' }),
      asset({ asset_id: 'C', purchased_on: '2020-03-07', status: 'returned' }),
    ];
    expect(story({ assets })).toEqual([
      '2026-03-01 product-birthday card A null asset-ended',
      '2026-03-05 product-birthday card B email sent',
      '2026-03-07 product-birthday card C null asset-ended',
    ]);
  });

  it('of an asset that ends before its own birthday is not in the card, and says so on its day', () => {
    const assets = [
      asset({ asset_id: 'A', purchased_on: '2020-03-01' }),
      asset({ asset_id: 'B', purchased_on: '2020-03-05', status: 'disposed', ended_on: '2026-03-02' }),
    ];
    expect(story({ assets, to: '2026-12-31' })).toEqual([
      '2026-03-01 product-birthday card A email sent',
      '2026-03-05 product-birthday card B null asset-ended',
    ]);
  });

  it('carries the household’s offer again on day 90, not on day 89', () => {
    const household = (days: string) =>
      lines({
        customers: [customer({ household_id: 'H' }), customer({ customer_id: 'C2', household_id: 'H' })],
        assets: [asset({ purchased_on: '2020-03-01' }), asset({ asset_id: 'A2', customer_id: 'C2', purchased_on: days })],
      }).map((line) => line.offer);
    expect(household('2020-05-29')).toEqual([true, false]); // 1 March + 89
    expect(household('2020-05-30')).toEqual([true, true]); // 1 March + 90
  });

  it('claims no offer where the card is skipped', () => {
    const found = lines({
      customers: [
        customer({ household_id: 'H', email_marketing: 'no', sms_marketing: '' }),
        customer({ customer_id: 'C2', household_id: 'H' }),
      ],
      assets: [asset({ purchased_on: '2020-03-01' }), asset({ asset_id: 'A2', customer_id: 'C2', purchased_on: '2020-03-20' })],
    });
    expect(found.map((line) => [line.reason, line.offer])).toEqual([
      ['no-consent', undefined],
      [null, true],
    ]);
  });
});

describe('a warranty', () => {
  it('of an asset that ends goes unmentioned from that day on, with a line each', () => {
    const assets = [asset({ purchased_on: '2025-12-31', warranty_ends_on: '2026-06-15', status: 'transferred', ended_on: '2026-06-01' })];
    expect(ofCampaign('warranty-ending', { assets })).toEqual([
      '2026-04-16 day-60 A1 email sent',
      '2026-06-01 day-14 A1 null asset-ended',
      '2026-06-14 day-1 A1 null asset-ended',
    ]);
  });
});
