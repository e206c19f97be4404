import { createReadStream } from 'node:fs';
import Big from 'big.js';
import { CsvRecords } from '../adapters/csv/csv-records.ts';
import { unpack, wholeLines } from '../adapters/csv/file-bytes.ts';
import { readRows } from '../adapters/csv/read-rows.ts';
import { parsePhone } from '../adapters/phones/parse-phone.ts';
import { isCountry, zoneAtlas } from '../adapters/zones/zone-atlas.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import { importContext } from '../domain/import/import-context.ts';
import { parseRow } from '../domain/import/parse-row.ts';
import type { Order, OrderLine } from '../domain/order.ts';
import { defaultSettings } from '../domain/settings.ts';
import { sizeOfFile } from './arguments.ts';
import { WrongUse } from './outcome.ts';

export interface CustomerOrders {
  readonly customers: ReadonlyMap<string, readonly Order[]>;
  readonly lines: number;
  /** Lines that are no order line, most of them without a customer. */
  readonly rejected: number;
  readonly lastDay: CalendarDate;
}

interface Gathering {
  at: number;
  day: CalendarDate;
  readonly lines: OrderLine[];
}

/** An orders file by customer, its money of one currency (b10). `lineAmounts`: the price column holds what the whole line cost. */
export async function readOrders(
  path: string,
  map: Readonly<Record<string, string>>,
  { lineAmounts, categories }: { readonly lineAmounts: boolean; readonly categories: ReadonlyMap<string, string> },
): Promise<CustomerOrders> {
  sizeOfFile(path);
  const context = importContext(defaultSettings, { atlas: zoneAtlas, isCountry, parsePhone }, undefined);
  const customers = new Map<string, Map<string, Gathering>>();
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
      const { customer, order: id, at, line } = parsed.row;
      const day = localDate(at, context.timeZone);
      if (day > lastDay) lastDay = day;
      const orders = customers.get(customer) ?? new Map<string, Gathering>();
      customers.set(customer, orders);
      const order = orders.get(id) ?? { at, day, lines: [] };
      orders.set(id, order);
      if (at < order.at) Object.assign(order, { at, day });
      const unit = lineAmounts ? asOne(line) : line;
      order.lines.push({ ...unit, category: categories.get(line.sku) ?? line.category, ordinal: order.lines.length });
    }
  }
  return {
    customers: new Map([...customers].map(([customer, orders]) => [customer, [...orders].map(([id, order]) => ({ id, ...order }))])),
    lines,
    rejected,
    lastDay,
  };
}

/** A line whose price is that of all its pieces: one piece of that price, and of what all of them cost. */
const asOne = (line: Omit<OrderLine, 'ordinal'>): Omit<OrderLine, 'ordinal'> => ({
  ...line,
  quantity: '1',
  ...(line.unitCost === undefined ? {} : { unitCost: new Big(line.quantity).times(line.unitCost).toFixed() }),
});

/** Categories by sku, from a file of products with a header; `map` says which of its columns are `sku` and `category`. */
export async function readCategories(path: string, map: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
  sizeOfFile(path);
  const records = new CsvRecords();
  const categories = new Map<string, string>();
  let columns: { sku: number; category: number } | undefined;
  for await (const chunk of wholeLines(unpack(createReadStream(path)))) {
    for (const record of records.take(Buffer.from(chunk), false)) {
      if (!('cells' in record)) continue;
      if (columns === undefined) {
        const names = record.cells.map((name) => map[name.trim()] ?? name.trim());
        columns = { sku: names.indexOf('sku'), category: names.indexOf('category') };
        if (columns.sku < 0 || columns.category < 0)
          throw new WrongUse(`${path} has no columns sku and category: name them with --category-map.`);
      } else categories.set(record.cells[columns.sku]?.trim() ?? '', record.cells[columns.category]?.trim() ?? '');
    }
  }
  return categories;
}
