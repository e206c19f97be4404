import { describe, expect, it } from 'vitest';
import { billOfSize } from '../../local/meter/bill-of-size.ts';
import { type MeasuredCounts, readMeasuredCounts } from '../../local/meter/measured-counts.ts';
import { type Counts, readPrices, units } from '../../local/meter/prices.ts';

const counts = (some: Partial<Counts>): Counts => ({ ...(Object.fromEntries(units.map((unit) => [unit, 0])) as Counts), ...some });

const measured: MeasuredCounts = {
  on: '2026-11-22',
  by: 'a test',
  idleHour: counts({ readUnits: 1000 }),
  message: counts({ writeUnits: 2, readUnits: 4, emails: 1 }),
  delivery: counts({ writeUnits: 1, lambdaRequests: 1 }),
  order: counts({ writeUnits: 7 }),
  bytesPerCustomer: 5000,
  alarms: 20,
  keys: 1,
  secrets: 2,
};
const prices = readPrices();

describe('a month’s bill of a size', () => {
  // 1,000,000 customers, 0.5 % of them a day: 150,000 messages in 30 days.
  const bill = billOfSize({ customers: 1_000_000, duePercent: 0.5, ordersPerMonth: 0.1 }, measured, prices);
  const dollars = (what: string) => bill.lines.find((line) => line.what === what)?.dollars;

  it.each([
    ['messages', (150_000 * (2 * 0.625 + 4 * 0.125)) / 1e6],
    ['delivery events', (150_000 * (0.625 + 0.2)) / 1e6],
    ['orders', (100_000 * 8 * 0.625) / 1e6],
    ['looks and sweeps', (720 * 1000 * 0.125) / 1e6],
    ['archive of events', ((300_000 * 5120) / 1024 ** 3) * 0.029 + 2880 * 5e-6 + ((12 * 300_000 * 40) / 1024 ** 3) * 0.023],
    // 12 MB of lines in a month, thirty times.
    ['questions to Athena', ((30 * 300_000 * 40) / 1024 ** 4) * 5],
    ['table', 5 * 0.25],
    ['point-in-time recovery', 5 * 0.2],
    ['alarms', 2],
    ['keys', 1],
    ['secrets', 0.8],
    ['mails', 15],
  ])('%s', (what, expected) => expect(dollars(what)).toBeCloseTo(expected, 10));

  it('adds up', () => {
    expect(bill.messages).toBe(150_000);
    expect(bill.dollars).toBeCloseTo(
      bill.lines.reduce((sum, line) => sum + line.dollars, 0),
      10,
    );
    expect(bill.perMillionMessages).toBeCloseTo(1.75, 10);
  });

  it('grows with what is due, and with customers only in what is stored and ordered', () => {
    const twice = billOfSize({ customers: 2_000_000, duePercent: 0.25, ordersPerMonth: 0.05 }, measured, prices);
    const changed = twice.lines.filter((line, n) => Math.abs(line.dollars - (bill.lines[n]?.dollars ?? 0)) > 1e-9).map(({ what }) => what);
    expect(changed).toEqual(['table', 'point-in-time recovery']);
  });
});

describe('what was measured last', () => {
  const billFor = (duePercent: number) => billOfSize({ customers: 100_000, duePercent, ordersPerMonth: 0 }, readMeasuredCounts(), prices);

  it('> everything that is not SES’s own charge: at most 2.5 dollars for a million messages, where one of ten is clicked or comes back', () => {
    const { perMillionMessages, messages, lines } = billFor(1);
    const events = lines.find(({ what }) => what === 'delivery events')?.dollars ?? Number.NaN;
    expect(perMillionMessages).toBeGreaterThan(1);
    expect(perMillionMessages + 0.1 * (events / messages) * 1e6).toBeLessThanOrEqual(2.5);
  });

  it('> at most a dollar a month idle with 100,000 customers, besides storage, alarms and flat fees', () => {
    const { messages, lines } = billFor(0);
    expect(messages).toBe(0);
    const apart = new Set(['table', 'point-in-time recovery', 'alarms', 'keys', 'secrets']);
    const idle = lines.filter(({ what, service }) => service === 'AWS' && !apart.has(what)).reduce((sum, { dollars }) => sum + dollars, 0);
    expect(idle).toBeLessThanOrEqual(1);
  });
});
