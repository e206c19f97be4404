import { describe, expect, it } from 'vitest';
import { asset, customer, lines, ofCampaign, order, story } from './given.ts';
import type { CustomerRow, OrderRow } from './records.ts';
import type { SettingsFile } from './settings.ts';

// Every expectation here was worked out by hand from a sentence of the interface document.

describe('the channel', () => {
  const card = (difference: Partial<CustomerRow>) =>
    story({ customers: [customer(difference)], assets: [asset()] })[0]
      ?.split(' ')
      .slice(4);

  it.each([
    ['preferred first', { preferred_channel: 'sms' }, ['sms', 'sent']],
    ['the other where the preferred one lacks consent', { preferred_channel: 'sms', sms_marketing: '' }, ['email', 'sent']],
    ['the second where the first has no address', { email: '' }, ['sms', 'sent']],
    ['none without any consent', { email_marketing: 'no', sms_marketing: '' }, ['null', 'no-consent']],
    ['none with a consent but no address for it', { email: '', sms_marketing: '' }, ['null', 'no-consent']],
    ['none without any address', { email: '', phone: '' }, ['null', 'no-address']],
  ] as const)('%s', (_name, difference, expected) => {
    expect(card(difference)).toEqual(expected);
  });

  it('of a notice needs no consent', () => {
    expect(
      story({
        customers: [customer({ email_marketing: 'no', sms_marketing: 'no' })],
        assets: [asset({ warranty_ends_on: '2026-06-15' })],
        to: '2026-07-01',
      }),
    ).toEqual([
      '2026-04-16 warranty-ending day-60 A1 email sent',
      '2026-06-01 warranty-ending day-14 A1 email sent',
      '2026-06-14 warranty-ending day-1 A1 email sent',
    ]);
  });

  it('of a step by email alone is not another, however preferred', () => {
    const customers = [customer({ joined_on: '2025-05-05', preferred_channel: 'sms', email: '' })];
    expect(ofCampaign('membership-anniversary', { customers })).toEqual(['2026-05-05 day0 C1 null no-address']);
  });
});

describe('the hold-out', () => {
  // sha256("product-birthday\0C…"), first four bytes / 2^32, from sha256sum
  it.each([
    [49.5, ['no-address', 'no-address', 'holdout']], // C1 0.9652…, C2 0.4958…, C3 0.4903…
    [50, ['no-address', 'holdout', 'holdout']],
    [0, ['no-address', 'no-address', 'no-address']],
  ])('of %s percent takes those whose share lies below it, before the channel gate', (holdoutPercent, expected) => {
    const customers = ['C1', 'C2', 'C3'].map((customer_id) => customer({ customer_id, email: '', phone: '' }));
    const assets = customers.map(({ customer_id }) => asset({ asset_id: `A${customer_id}`, customer_id }));
    expect(lines({ customers, assets, settings: { holdoutPercent } }).map((line) => line.reason)).toEqual(expected);
  });
});

describe('caps', () => {
  it('let one marketing message a day through, in the order of the campaigns; notices are not counted', () => {
    const customers = [customer({ born_on: '1980-11-21', joined_on: '2024-11-21' })];
    expect(story({ customers, assets: [asset({ warranty_ends_on: '2026-11-22' })], from: '2026-11-21', to: '2026-11-21' })).toEqual([
      '2026-11-21 warranty-ending day-1 A1 email sent',
      '2026-11-21 customer-birthday day0 C1 email sent',
      '2026-11-21 product-birthday card A1 email capped',
      '2026-11-21 membership-anniversary day0 C1 email capped',
    ]);
  });

  it('let three through in seven days, today included', () => {
    const assets = ['01', '02', '03', '04', '08'].map((day) => asset({ asset_id: `A${day}`, purchased_on: `2020-03-${day}` }));
    expect(story({ assets, settings: { mergeBirthdaysDays: 0 } }).map((line) => line.split(' ').slice(-2).join(' '))).toEqual([
      'email sent',
      'email sent',
      'email sent',
      'email capped',
      'email sent',
    ]);
  });

  it('are off with {}', () => {
    const customers = [customer({ born_on: '1980-11-21' })];
    expect(story({ customers, assets: [asset()], settings: { caps: {} } }).map((line) => line.split(' ').at(-1))).toEqual(['sent', 'sent']);
  });
});

describe('quiet hours', () => {
  it('are waited out to their end, on the next day, whose cap it then uses', () => {
    const customers = [customer({ born_on: '1980-11-21' })];
    const given = {
      customers,
      assets: [asset({ purchased_on: '2023-11-22' })],
      settings: { sendAt: '22:00', caps: { marketing: [{ max: 1, days: 1 }] } },
    };
    expect(lines(given).map((line) => [line.campaign, line.date, line.local, line.outcome])).toEqual([
      ['customer-birthday', '2026-11-21', '2026-11-22T09:00', 'sent'],
      ['product-birthday', '2026-11-22', '2026-11-23T09:00', 'sent'],
    ]);
  });

  it('are not waited out where that would be too late', () => {
    const found = lines({ assets: [asset()], settings: { sendAt: '22:00', latenessHours: 10 } });
    expect(found.map((line) => [line.local, line.channel, line.reason])).toEqual([['2026-11-21T22:00', 'email', 'too-late']]);
  });

  it('do not hold back a skip for which no channel was found', () => {
    const found = lines({ customers: [customer({ email: '', phone: '' })], assets: [asset()], settings: { sendAt: '22:00' } });
    expect(found.map((line) => [line.local, line.reason])).toEqual([['2026-11-21T22:00', 'no-address']]);
  });

  it('are asked again at their end: an order during the night moves the silence', () => {
    const settings: SettingsFile = { sendAt: '22:00', winBack: { cycleDays: 20 } };
    const bought = order({ ordered_at: '2026-01-10T04:00:00Z' });
    const asked = (orders: OrderRow[]) =>
      lines({ orders, settings, to: '2026-01-31' })
        .filter((line) => line.step === 'ask')
        .map((line) => line.local);
    expect(asked([bought])).toEqual(['2026-01-31T09:00']);
    expect(asked([bought, order({ order_id: 'O2', ordered_at: '2026-01-30T22:00:00Z' })])).toEqual([]); // 06:00 of the 31st
  });

  it('that end after the clock has stopped leave no line', () => {
    // The clock stops at 12:00 UTC of 22 November. Nine in the morning is 01:00 UTC in Shanghai and 17:00 UTC in Los Angeles.
    const on = (time_zone: string) =>
      lines({ customers: [customer({ time_zone })], assets: [asset()], settings: { sendAt: '22:00' }, to: '2026-11-21' });
    expect(on('Asia/Shanghai').map((line) => line.local)).toEqual(['2026-11-22T09:00']);
    expect(on('America/Los_Angeles')).toEqual([]);
  });
});

describe('the day of the customer', () => {
  it.each([
    ['Asia/Kathmandu', '2026-11-21T04:15:00Z'],
    ['Pacific/Kiritimati', '2026-11-20T20:00:00Z'],
    ['America/St_Johns', '2026-11-21T13:30:00Z'],
    ['Australia/Lord_Howe', '2026-11-20T23:00:00Z'],
  ])('in %s begins the message at %s', (time_zone, at) => {
    expect(lines({ customers: [customer({ time_zone })], assets: [asset()] })[0]?.at).toBe(Date.parse(at));
  });

  it('moves an hour that summer time skips to the first instant after it', () => {
    const given = { customers: [customer({ time_zone: 'Europe/Berlin' })], assets: [asset({ purchased_on: '2023-03-29' })] };
    const settings = { sendAt: '02:30', quietHours: { from: '22:00', to: '01:00' } };
    expect(lines({ ...given, settings })[0]?.at).toBe(Date.parse('2026-03-29T01:00:00Z'));
  });

  it('begins a customer on joined_on', () => {
    const customers = [customer({ joined_on: '2026-06-01', born_on: '1980-05-05' })];
    expect(story({ customers, assets: [asset()] })).toEqual(['2026-11-21 product-birthday card A1 email sent']);
  });
});
