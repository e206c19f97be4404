import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvOf } from './company-files.ts';
import { expectedLines } from './oracle.ts';
import { randomCompany } from './random-company.ts';
import type { Line } from './records.ts';

describe('a random company', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(randomCompany(7)).toEqual(randomCompany(7));
    expect(randomCompany(7).customers).not.toEqual(randomCompany(8).customers);
  });

  it('survives its own files', () => {
    const { customers, orders } = randomCompany(3);
    expect(parse(csvOf(customers), { columns: true })).toEqual(customers);
    expect(parse(csvOf(orders), { columns: true })).toEqual(orders.map((row) => ({ ...row, refund_of: row.refund_of ?? '' })));
  });

  it('brings, over a few seeds, every campaign, step, channel and reason, and cards of several assets', () => {
    const lines = [1, 2, 3, 4].flatMap((seed): Line[] => expectedLines(randomCompany(seed, { customers: 80 })));
    const seen = (pick: (line: Line) => string) => [...new Set(lines.map(pick))].sort();
    expect(seen((line) => `${line.campaign} ${line.step}`)).toEqual([
      'customer-birthday day0',
      'membership-anniversary day0',
      'product-birthday card',
      'satisfaction-survey day7',
      'second-purchase day0',
      'tier-changed day0',
      'tier-expiry early',
      'tier-expiry last',
      'warranty-ending day-1',
      'warranty-ending day-14',
      'warranty-ending day-60',
      'win-back ask',
      'win-back farewell',
      'win-back nudge',
    ]);
    expect(seen((line) => line.reason ?? line.outcome)).toEqual(
      expect.arrayContaining(['already-safe', 'asset-ended', 'capped', 'holdout', 'no-address', 'no-consent', 'sent']),
    );
    expect(seen((line) => String(line.channel))).toEqual(['email', 'null', 'sms']);
    expect(lines.some((line) => line.subject.includes('+'))).toBe(true);
    expect(seen((line) => String(line.offer))).toEqual(expect.arrayContaining(['true', 'false']));
  });

  it('has one line for an occasion, and none outside its days', () => {
    const company = randomCompany(5, { customers: 80 });
    const lines = expectedLines(company);
    const keys = lines.map((line) => [line.customer, line.campaign, line.step, line.subject, line.occasion].join('|'));
    expect(new Set(keys).size).toBe(keys.length);
    expect(lines.filter((line) => line.date < company.from || line.date > company.to)).toEqual([]);
  });
});
