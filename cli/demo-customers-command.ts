import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { readRows } from '../adapters/csv/read-rows.ts';
import { parsePhone } from '../adapters/phones/parse-phone.ts';
import { isCountry, zoneAtlas } from '../adapters/zones/zone-atlas.ts';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { localDate } from '../domain/calendar/zoned-time.ts';
import { importContext } from '../domain/import/import-context.ts';
import { parseRow } from '../domain/import/parse-row.ts';
import { defaultSettings } from '../domain/settings.ts';
import { customersCsv, demoCustomers } from '../local/demo/demo-customers.ts';
import { sizeOfFile, toColumnMap } from './arguments.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode } from './outcome.ts';

/** A customers file for the ids of an orders file. */
export async function writeDemoCustomers(
  orders: string,
  options: CommonOptions & { readonly seed: number; readonly map: readonly string[]; readonly out?: string },
  to: Console,
): Promise<ExitCode> {
  sizeOfFile(orders);
  const rows = demoCustomers(await customersOf(orders, toColumnMap(options.map)), options.seed);
  const text = options.json ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : customersCsv(rows);
  if (options.out === undefined) to.out(text.trimEnd());
  else {
    await writeFile(options.out, text);
    to.err(`${rows.length} customers → ${options.out}`);
  }
  return exitCode.done;
}

/** Each customer of the file and the day of the first order, in the order in which they first appear. */
async function customersOf(path: string, map: Readonly<Record<string, string>>) {
  const context = importContext(defaultSettings, { atlas: zoneAtlas, isCountry, parsePhone }, undefined);
  const firstDays = new Map<string, CalendarDate>();
  for await (const batch of readRows(createReadStream(path), 'orders', map).rows) {
    for (const raw of batch) {
      const result = parseRow('orders', raw, { ...context, currency: currencyOf(raw, context.currency) });
      if ('reject' in result || result.row.kind !== 'orders') continue;
      const { customer, at } = result.row;
      const day = localDate(at, 'UTC');
      const known = firstDays.get(customer);
      if (known === undefined || day < known) firstDays.set(customer, day);
    }
  }
  return [...firstDays].map(([id, firstOrderOn]) => ({ id, firstOrderOn }));
}

/** Any currency will do here: it is the people that are wanted. */
const currencyOf = (raw: object, otherwise: string): string =>
  'cells' in raw && typeof raw.cells === 'object' && raw.cells !== null && 'currency' in raw.cells
    ? String(raw.cells.currency).trim().toUpperCase()
    : otherwise;
