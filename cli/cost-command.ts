import { billOfSize, type Size } from '../local/meter/bill-of-size.ts';
import { readMeasuredCounts } from '../local/meter/measured-counts.ts';
import { readPrices } from '../local/meter/prices.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode } from './outcome.ts';

/** A month's bill of a size, before anybody deploys. */
export function cost(size: Size, { json }: CommonOptions, to: Console): ExitCode {
  const prices = readPrices();
  const measured = readMeasuredCounts();
  const bill = billOfSize(size, measured, prices);
  const { asOf, region, currency, source } = prices;
  if (json) {
    to.out(JSON.stringify({ size, ...bill, prices: { asOf, region, currency, source }, measured: { on: measured.on, by: measured.by } }));
    return exitCode.done;
  }
  const wide = Math.max(...bill.lines.map(({ what }) => what.length));
  const line = (what: string, dollars: number, formula: string) => `  ${what.padEnd(wide)}  ${dollars.toFixed(2).padStart(11)}  ${formula}`;
  to.out(
    [
      `A month with ${size.customers.toLocaleString('en-US')} customers, ${size.duePercent} % of them due each day, ${size.ordersPerMonth} orders of each (${currency}, ${region}):`,
      '',
      ...bill.lines.map(({ what, dollars, formula }) => line(what, dollars, formula)),
      line('together', bill.dollars, ''),
      '',
      `Besides SES a million messages take ${bill.perMillionMessages.toFixed(2)} ${currency}; their delivery events, the archive, stored and idle things are in the lines above.`,
      'Not in it: texts (by country), requests to console and pages, WAF, a domain. List prices without free tiers.',
      `Prices as of ${asOf} (${source}); counts measured on ${measured.on} by ${measured.by}. See docs/cost.md.`,
    ].join('\n'),
  );
  return exitCode.done;
}
