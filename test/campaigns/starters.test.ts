import { describe, expect, it } from 'vitest';
import { starterCampaigns } from '../../campaigns/starters.ts';

/** The table of starter campaigns, as it is promised outside. */
const table = [
  ['product-birthday', 'marketing', 'asset.purchased', 'card 0 email,sms'],
  ['warranty-ending', 'service', 'asset.warranty-ends', 'day-60 -60 email,sms', 'day-14 -14 email,sms', 'day-1 -1 email,sms'],
  ['tier-expiry', 'service', 'membership.tier-ends', 'early -14 email,sms', 'last -3 email,sms'],
  ['tier-changed', 'service', 'membership.tier-changed', 'day0 0 email'],
  ['win-back', 'marketing', 'customer.silent', 'ask 0 email', 'nudge 7 sms,email', 'farewell 21 email'],
  ['second-purchase', 'marketing', 'customer.second-purchase-due', 'day0 0 email'],
  ['satisfaction-survey', 'marketing', 'order.delivered', 'day7 7 email,sms'],
  ['service-recovery', 'service', 'survey.dissatisfied', 'day0 0 email,sms'],
  ['customer-birthday', 'marketing', 'customer.born', 'day0 0 email,sms'],
  ['membership-anniversary', 'marketing', 'customer.joined', 'day0 0 email'],
  ['replenishment', 'marketing', 'supply.runs-out', 'day-2 -2 sms,email'],
  ['recall-notice', 'safety', 'asset.recalled', 'day0 0 email+sms', 'day7 7 email+sms', 'day21 21 email+sms'],
];

describe('the starter campaigns', () => {
  it('begin with the twelve of the table', () => {
    const rows = starterCampaigns.map((campaign) => [
      campaign.id,
      campaign.class,
      campaign.fact,
      ...campaign.steps.map((step) => `${step.id} ${step.offsetDays} ${step.channels.join(step.send === 'each' ? '+' : ',')}`),
    ]);
    expect(rows.slice(0, table.length)).toEqual(table);
  });

  it('answer and remind of bookings', () => {
    const bookings = starterCampaigns.filter(({ rule }) => rule === 'booking');
    expect(
      bookings.map(({ id, class: of, fact, steps }) => [id, of, fact, ...steps.map(({ offsetDays, at }) => at ?? offsetDays)]),
    ).toEqual([
      ['booking-confirmation', 'service', 'booking.made', 'once'],
      ['booking-cancellation', 'service', 'booking.cancelled', 'once'],
      ['booking-reminder', 'service', 'booking.visit', -1],
    ]);
  });

  it('ask again after a case is closed, everybody, and remind of a voucher before it lapses', () => {
    const own = starterCampaigns.filter(({ rule }) => rule === 'case-closed' || rule === 'voucher');
    expect(own.map(({ id, class: of, fact, holdoutPercent, steps }) => [id, of, fact, holdoutPercent, steps[0]?.offsetDays])).toEqual([
      ['case-follow-up', 'marketing', 'case.closed', 0, 3],
      ['voucher-reminder', 'service', 'voucher.expires', undefined, -7],
    ]);
  });

  it('are drafts, but for answers to what a person has just asked: else nothing mails anyone until a person has approved it', () => {
    for (const campaign of starterCampaigns) {
      const isAnswer = campaign.steps.every(({ at }) => at === 'once');
      expect(campaign).toMatchObject({ version: 1, live: isAnswer, approved: isAnswer });
      if (isAnswer) expect(campaign.class).not.toBe('marketing');
    }
    expect(starterCampaigns.filter(({ live }) => live).map(({ id }) => id)).toEqual([
      'booking-confirmation',
      'booking-cancellation',
      'text-answer',
      'opt-in',
      'data-export',
      'data-erase',
    ]);
  });
});
