import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../../domain/import/import-kind.ts';
import { parseRow } from '../../../domain/import/parse-row.ts';
import { parseEmail } from '../../../domain/import/read-email.ts';
import { anImportContext } from '../../support/import-text.ts';

const perfect: Record<ImportKind, Record<string, string>> = {
  customers: { customer_id: 'C1', name: 'Ada' },
  assets: { asset_id: 'A1', customer_id: 'C1', purchased_on: '2024-02-29' },
  orders: { order_id: 'O1', customer_id: 'C1', ordered_at: '2026-11-20 10:00', sku: 'S', quantity: '2', unit_price: '9.90' },
  points: { event_id: 'E1', customer_id: 'C1', at: '2026-11-20T10:00:00Z', points: '50', source: 'promotion' },
  facts: { customer_id: 'C1', kind: 'wedding', date: '2030-05-01' },
  credit: { event_id: 'E1', customer_id: 'C1', at: '2026-11-20', standing: 'bad' },
  supplies: {
    supply_id: 'S1',
    customer_id: 'C1',
    sku: 'rice',
    delivered_on: '2026-11-01',
    quantity: '10',
    heads: '4',
    use_per_head_per_day: '0.25',
  },
  promises: { promise_id: 'P1', customer_id: 'C1', kind: 'time', text: 'We call you back', due_at: '2026-12-01T17:00:00Z' },
  recalls: { recall_id: 'R1', model: 'WM', serial_from: '0100', serial_to: '0199', reason: 'door', safety: 'yes', starts_on: '2026-12-01' },
  service: { visit_id: 'V1', asset_id: 'A1', at: '2026-11-20 09:00', kind: 'Repair', fault: 'F12' },
};

const parse = (kind: ImportKind, difference: Record<string, string | undefined> = {}, now?: number) => {
  const cells = Object.fromEntries(
    Object.entries({ ...perfect[kind], ...difference }).flatMap(([name, cell]) => (cell === undefined ? [] : [[name, cell]])),
  );
  return parseRow(kind, { line: 7, cells }, anImportContext(now));
};

describe('a row becomes a record or a reject', () => {
  it.each(Object.keys(perfect) as ImportKind[])('takes a perfect row of %s', (kind) => {
    expect(parse(kind)).toMatchObject({ line: 7, row: { kind } });
  });

  it.each([
    ['customers', { customer_id: undefined }, 'customer_id', 'missing'],
    ['customers', { customer_id: 'x'.repeat(129) }, 'customer_id', 'too-long'],
    ['customers', { customer_id: 'a\tb' }, 'customer_id', 'malformed-id'],
    ['customers', { born_on: '29.02.1980' }, 'born_on', 'malformed-date'],
    ['customers', { born_on: '1981-02-29' }, 'born_on', 'malformed-date'],
    ['customers', { born_on: '2026-11-23' }, 'born_on', 'future-date'],
    ['customers', { time_zone: 'Europe/Narnia' }, 'time_zone', 'unknown-time-zone'],
    ['customers', { time_zone: '+02:00' }, 'time_zone', 'unknown-time-zone'],
    ['customers', { country: 'UK' }, 'country', 'unknown-country'],
    ['customers', { locale: 'not a language' }, 'locale', 'unknown-language'],
    ['customers', { email: 'ada@' }, 'email', 'malformed-email'],
    ['customers', { phone: 'call me' }, 'phone', 'malformed-phone'],
    ['customers', { phone: '07400 123456' }, 'phone', 'malformed-phone'],
    ['customers', { email_marketing: 'maybe' }, 'email_marketing', 'unknown-value'],
    ['customers', { name: 'a\0b' }, 'name', 'bad-characters'],
    ['customers', { name: 'a\ud800b' }, 'name', 'bad-characters'],
    ['customers', { name: 'a\ufffdb' }, 'name', 'bad-encoding'],
    ['customers', { name: 'x'.repeat(60_000) }, 'name', 'too-long'],
    ['customers', { 'attr.note': 'x'.repeat(2001) }, 'attr.note', 'too-long'],
    ['assets', { status: 'lost' }, 'status', 'unknown-value'],
    ['assets', { purchased_on: '2027-01-01' }, 'purchased_on', 'future-date'],
    ['orders', { customer_id: undefined }, 'customer_id', 'missing'],
    ['orders', { quantity: 'two' }, 'quantity', 'not-a-number'],
    ['orders', { quantity: '1e3' }, 'quantity', 'not-a-number'],
    ['orders', { quantity: 'NaN' }, 'quantity', 'not-a-number'],
    ['orders', { unit_price: '-1' }, 'unit_price', 'out-of-range'],
    ['orders', { ordered_at: 'yesterday' }, 'ordered_at', 'malformed-time'],
    ['orders', { ordered_at: '2026-11-21T12:00:01Z' }, 'ordered_at', 'future-date'],
    ['orders', { currency: 'USD' }, 'currency', 'other-currency'],
    ['points', { source: 'gift' }, 'source', 'unknown-value'],
    ['points', { points: 'Infinity' }, 'points', 'not-a-number'],
    ['facts', { kind: 'asset.purchased' }, 'kind', 'unknown-value'],
    ['credit', { standing: undefined }, 'standing', 'missing'],
    ['supplies', { quantity: '0' }, 'quantity', 'out-of-range'],
    ['supplies', { payday: '32' }, 'payday', 'out-of-range'],
    ['supplies', { quantity: '-1' }, 'quantity', 'out-of-range'],
    ['supplies', { use_per_head_per_day: '0' }, 'use_per_head_per_day', 'out-of-range'],
    ['supplies', { heads: '0' }, 'heads', 'out-of-range'],
    ['supplies', { batch_on: '2027-01-01' }, 'batch_on', 'future-date'],
    ['supplies', { paid_on: '2027-01-01' }, 'paid_on', 'future-date'],
    ['recalls', { serial_to: undefined }, 'serial_to', 'missing'],
    ['recalls', { serial_to: '0099' }, 'serial_to', 'out-of-range'],
    ['recalls', { serial_to: '10000' }, 'serial_to', 'out-of-range'],
    ['promises', { due_at: undefined }, 'due_at', 'missing'],
    ['promises', { due_at: 'soon' }, 'due_at', 'malformed-time'],
    ['promises', { kind: 'love' }, 'kind', 'unknown-value'],
    ['promises', { kept_at: '2026-11-21T12:00:01Z' }, 'kept_at', 'future-date'],
    ['service', { asset_id: undefined }, 'asset_id', 'missing'],
    ['service', { kind: ' ' }, 'kind', 'missing'],
    ['service', { at: '2026-11-21T12:00:01Z' }, 'at', 'future-date'],
    ['assets', { purchased_on: '2023-11' }, 'purchased_on', 'malformed-date'],
    ['assets', { purchased_on: '2028' }, 'purchased_on', 'future-date'],
    ['assets', { warranty_ends_on: '2023' }, 'warranty_ends_on', 'malformed-date'],
    ['assets', { installed_on: '2027-01-01' }, 'installed_on', 'future-date'],
  ] as const)('refuses %s with %o', (kind, difference, column, reason) => {
    expect(parse(kind, difference)).toMatchObject({ line: 7, reject: { line: 7, column, reason } });
  });

  it('cuts the value of a reject at 80 characters', () => {
    expect(parse('orders', { quantity: '九'.repeat(90) })).toMatchObject({ reject: { value: '九'.repeat(80) } });
  });

  it('rejects no row for a date after the clock where there is no clock', () => {
    const context = { ...anImportContext(), now: undefined };
    const cells = { ...perfect.orders, ordered_at: '2031-01-01T00:00:00Z' };
    expect(parseRow('orders', { line: 2, cells }, context)).toHaveProperty('row');
  });

  it('takes a local date and time in the company’s zone', () => {
    expect(parse('orders', { ordered_at: '2026-07-01 10:00:00' })).toMatchObject({ row: { at: Date.parse('2026-07-01T09:00:00Z') } });
  });

  it('keeps ids exactly as they stand and amounts as exact decimals', () => {
    expect(parse('orders', { customer_id: '17850.0', quantity: '-2.50', unit_price: '+0.10' })).toMatchObject({
      row: { customer: '17850.0', line: { quantity: '-2.5', unitPrice: '0.1' } },
    });
  });

  it('reads a national number with its country', () => {
    expect(parse('customers', { phone: '07400 123456', country: 'gb' })).toMatchObject({
      row: { profile: { phone: '+447400123456', country: 'GB' } },
    });
  });

  it('keeps hostile strings as they are', () => {
    const name = "<script>alert(1)</script> =cmd|'/C calc'!A0 {{ 7*7 }} ﷽ 🏳️‍🌈 \u202Etest";
    expect(parse('customers', { name })).toMatchObject({ row: { profile: { name } } });
  });
});

describe('an email address', () => {
  it.each([
    ['Ada.Lovelace+x@Example.COM', 'Ada.Lovelace+x@example.com'],
    ['info@bücher.example', 'info@xn--bcher-kva.example'],
    ["o'brien@example.com", "o'brien@example.com"],
  ])('%s is kept as %s', (given, kept) => expect(parseEmail(given)).toBe(kept));

  it.each([
    '',
    '@',
    'a@',
    '@b.de',
    'a b@c.de',
    'a@b',
    'a@b..de',
    'a@b.de\r\nBcc: x@y.z',
    '.a@b.de',
    `${'x'.repeat(65)}@b.de`,
    'a@[127.0.0.1]',
    'ñ@b.de',
  ])('%j is none', (given) => expect(parseEmail(given)).toBeUndefined());
});
