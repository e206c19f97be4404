import { describe, expect, it } from 'vitest';
import { customer, ofCampaign, order, story } from './given.ts';

// Every expectation here was worked out by hand from a sentence of the interface document.

describe('membership', () => {
  const points = (at: string, sum: string) => [{ event_id: 'E', customer_id: 'C1', at, points: sum, source: 'promotion' }];
  const customers = [customer({ joined_on: '2026-01-01' })];
  // Last days of validity: 2 March, 1 May, 30 June 2026.

  it.each([
    ['299', []],
    ['300', ['2026-03-03 day0 C1 email sent']],
  ])('with %s points is re-graded on the day after day 60', (sum, expected) => {
    expect(ofCampaign('tier-changed', { customers, points: points('2026-02-01T00:00:00Z', sum), to: '2026-06-30' })).toEqual(expected);
  });

  it('with bad or blank credit stays in the lowest tier', () => {
    for (const credit of ['bad', '']) {
      expect(
        story({ customers: [customer({ joined_on: '2026-01-01', credit })], points: points('2026-02-01T00:00:00Z', '99999') }),
      ).toEqual([]);
    }
  });

  it('counts what is dated on the last day and not on the day after', () => {
    // 15:59 UTC is 23:59 in Shanghai.
    expect(ofCampaign('tier-changed', { customers, points: points('2026-03-02T15:59:00Z', '300'), to: '2026-03-31' })).toHaveLength(1);
    expect(ofCampaign('tier-changed', { customers, points: points('2026-03-02T16:01:00Z', '300'), to: '2026-03-31' })).toHaveLength(0);
  });

  it('is noticed 14 and 3 days before the last day of a tier that will not be kept, and again changed after it', () => {
    // Joined 1 January 2025: last days 27 December 2025 (k = 6), 25 February 2026 (k = 7), 26 April 2026 (k = 8).
    // 300 points of 26 February 2025 are inside (27 December 2024, 27 December 2025] and inside (25 February 2025, 25 February 2026],
    // but not inside (26 April 2025, 26 April 2026].
    const given = { customers: [customer({ joined_on: '2025-01-01' })], points: points('2025-02-26T04:00:00Z', '300'), to: '2026-05-31' };
    expect(story(given)).toEqual([
      '2026-01-01 membership-anniversary day0 C1 email sent',
      '2026-02-11 tier-expiry early C1 null already-safe',
      '2026-02-22 tier-expiry last C1 null already-safe',
      '2026-04-12 tier-expiry early C1 email sent',
      '2026-04-23 tier-expiry last C1 email sent',
      '2026-04-27 tier-changed day0 C1 email sent',
    ]);
  });

  it('lets points of exactly twelve months before the last day drop out', () => {
    const given = { customers: [customer({ joined_on: '2025-01-01' })], points: points('2025-02-25T04:00:00Z', '300'), to: '2026-02-28' };
    expect(ofCampaign('tier-changed', given)).toEqual(['2026-02-26 day0 C1 email sent']);
  });

  it('sees a refund on the original order’s date, from the moment it comes in', () => {
    const orders = [
      order({ ordered_at: '2026-02-01T04:00:00Z', quantity: '3', unit_price: '100' }),
      order({ order_id: 'R1', ordered_at: '2026-03-03T04:00:00Z', quantity: '-1', unit_price: '0.01', refund_of: 'O1' }),
    ];
    // Gold on 3 March: the refund comes in at noon of that day. From 2 May it counts on 1 February: 299.99.
    expect(ofCampaign('tier-changed', { customers, orders, to: '2026-06-01' })).toEqual([
      '2026-03-03 day0 C1 email sent',
      '2026-05-02 day0 C1 email sent',
    ]);
    expect(ofCampaign('tier-expiry', { customers, orders, to: '2026-06-01' })).toEqual([
      '2026-04-17 early C1 email sent',
      '2026-04-28 last C1 email sent',
    ]);
  });
});
