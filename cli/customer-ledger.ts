import { createReadStream } from 'node:fs';
import Big from 'big.js';
import { readRows } from '../adapters/csv/read-rows.ts';
import { parsePhone } from '../adapters/phones/parse-phone.ts';
import { isCountry, zoneAtlas } from '../adapters/zones/zone-atlas.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import { importContext } from '../domain/import/import-context.ts';
import { parseRow } from '../domain/import/parse-row.ts';
import { defaultSettings } from '../domain/settings.ts';
import { sizeOfFile } from './arguments.ts';
import { WrongUse } from './outcome.ts';

/** What one customer's orders come to. */
export interface LedgerEntry {
  readonly customer: string;
  /** Sums of days: a day that comes to zero or less is no visit (refunds alone). */
  readonly days: Map<CalendarDate, Big>;
  readonly orders: Set<string>;
  revenue: Big;
  margin: Big;
}

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly lines: number;
  /** Lines that are no order line, most of them without a customer. */
  readonly rejected: number;
  readonly lastDay: CalendarDate;
}

export interface LedgerOptions {
  readonly map: Readonly<Record<string, string>>;
  /** The price column holds what the whole line cost. */
  readonly lineAmounts: boolean;
  /** Share of the price that is margin where a line names no unit_cost. */
  readonly marginShare: number;
}

/** An orders file by customer; of one currency (b10). */
export async function readLedger(path: string, { map, lineAmounts, marginShare }: LedgerOptions): Promise<Ledger> {
  sizeOfFile(path);
  const context = importContext(defaultSettings, { atlas: zoneAtlas, isCountry, parsePhone }, undefined);
  const entries = new Map<string, LedgerEntry>();
  let [lines, rejected, lastDay] = [0, 0, ''];
  let currency: string | undefined;
  for await (const batch of readRows(createReadStream(path), 'orders', map).rows) {
    for (const raw of batch) {
      lines += 1;
      const named = 'cells' in raw ? raw.cells.currency?.trim().toUpperCase() : undefined;
      if (named !== undefined && currency !== undefined && named !== currency)
        throw new WrongUse(`Money of ${currency} and of ${named} cannot be added: one file, one currency.`);
      currency ??= named;
      const parsed = parseRow('orders', raw, { ...context, currency: named ?? context.currency });
      if ('reject' in parsed || parsed.row.kind !== 'orders') {
        rejected += 1;
        continue;
      }
      const { customer, order, at, line } = parsed.row;
      const day = localDate(at, context.timeZone);
      if (day > lastDay) lastDay = day;
      const quantity = new Big(line.quantity);
      const revenue = lineAmounts ? new Big(line.unitPrice) : quantity.times(line.unitPrice);
      const margin = line.unitCost === undefined ? revenue.times(marginShare) : revenue.minus(quantity.times(line.unitCost));
      const entry = entries.get(customer) ?? { customer, days: new Map(), orders: new Set(), revenue: new Big(0), margin: new Big(0) };
      entry.days.set(day, (entry.days.get(day) ?? new Big(0)).plus(revenue));
      entry.orders.add(order);
      entry.revenue = entry.revenue.plus(revenue);
      entry.margin = entry.margin.plus(margin);
      entries.set(customer, entry);
    }
  }
  return { entries: [...entries.values()], lines, rejected, lastDay };
}

export const visitDays = ({ days }: LedgerEntry): CalendarDate[] => [...days].flatMap(([day, sum]) => (sum.gt(0) ? [day] : []));
