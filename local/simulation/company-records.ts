import { createReadStream } from 'node:fs';
import type { ColumnMap } from '../../adapters/csv/header.ts';
import { readRows } from '../../adapters/csv/read-rows.ts';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { startOfDay } from '../../domain/calendar/zoned-time.ts';
import { type ImportContext, importContext } from '../../domain/import/import-context.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import { mergeCustomer } from '../../domain/import/merge-customer.ts';
import type { NumberedLine } from '../../domain/import/merge-order.ts';
import type { OrderLineRow } from '../../domain/import/parse-order-line.ts';
import { type ParsedRow, parseRow } from '../../domain/import/parse-row.ts';
import type { Reject } from '../../domain/import/reject.ts';
import type { Settings } from '../../domain/settings.ts';

/** What enters the company's books at one instant: a row, or an order line with or without its delivery. */
export type Entering =
  | { readonly kind: 'row'; readonly file: ImportKind; readonly row: ParsedRow }
  | { readonly kind: 'line'; readonly line: NumberedLine };

export interface Entry {
  readonly at: Instant;
  readonly entering: Entering;
}

export interface CompanyFiles {
  readonly customers?: string | undefined;
  readonly assets?: string | undefined;
  readonly orders?: string | undefined;
  readonly points?: string | undefined;
  readonly facts?: string | undefined;
}

export interface CompanyRecords {
  /** In order of time; of one instant: customers, then the files in their order. */
  readonly entries: readonly Entry[];
  readonly rejects: readonly (Reject & { readonly file: string })[];
  readonly context: ImportContext;
}

/** Known from the start. */
const START = Number.NEGATIVE_INFINITY;

/**
 * Each record with the instant at which it becomes known: a customer on `joined_on`, an asset on `purchased_on`, an order line at
 * `ordered_at`, its delivery on the delivery day, points at `at`; what belongs to a customer not before the customer. No row is rejected for a date after the clock.
 */
export async function readCompany(
  files: CompanyFiles,
  settings: Settings,
  maps: Partial<Record<ImportKind, ColumnMap>> = {},
): Promise<CompanyRecords> {
  const context = importContext(settings, { atlas: zoneAtlas, isCountry, parsePhone }, undefined);
  const entries: Entry[] = [];
  const rejects: (Reject & { file: string })[] = [];
  const zones = new Map<string, string>();
  const joined = new Map<string, Instant>();
  const onceJoined = (customer: string, at: Instant): Instant => Math.max(at, joined.get(customer) ?? START);
  const zoneOf = (customer: string) => zones.get(customer) ?? settings.company.timeZone;

  const read = async (kind: ImportKind, path: string | undefined, enter: (row: ParsedRow) => readonly Entry[]) => {
    if (path === undefined) return;
    const source = readRows(createReadStream(path), kind, maps[kind] ?? {});
    for await (const batch of source.rows) {
      for (const raw of batch) {
        const result = parseRow(kind, raw, context);
        if ('reject' in result) rejects.push({ ...result.reject, file: path });
        else entries.push(...enter(result.row));
      }
    }
  };

  await read('customers', files.customers, (row) => {
    if (row.kind !== 'customers') return [];
    zones.set(row.customer, mergeCustomer(undefined, row, context).timeZone);
    joined.set(row.customer, dayStart(row.profile.joinedOn, zoneOf(row.customer)));
    return [{ at: onceJoined(row.customer, START), entering: { kind: 'row', file: 'customers', row } }];
  });
  await read('assets', files.assets, (row) => {
    if (row.kind !== 'assets') return [];
    const bought = dayStart(row.asset.purchasedOn, zoneOf(row.customer));
    return [{ at: onceJoined(row.customer, bought), entering: { kind: 'row', file: 'assets', row } }];
  });
  const numbered = lineNumbers();
  await read('orders', files.orders, (row) => (row.kind === 'orders' ? orderEntries(numbered(row), zoneOf(row.customer)) : []));
  await read('points', files.points, (row) => {
    if (row.kind !== 'points') return [];
    return [{ at: onceJoined(row.customer, row.at), entering: { kind: 'row', file: 'points', row } }];
  });
  await read('facts', files.facts, (row) => {
    if (row.kind !== 'facts') return [];
    return [{ at: onceJoined(row.customer, START), entering: { kind: 'row', file: 'facts', row } }];
  });
  return { entries: entries.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)), rejects, context };
}

const dayStart = (day: string | undefined, zone: string): Instant => (day === undefined ? START : startOfDay(day, zone));

/** An order line is known when it is ordered, and delivered on the delivery day, not before. */
function orderEntries(line: NumberedLine, zone: string): Entry[] {
  const { deliveredOn, ...ordered } = line.line;
  if (deliveredOn === undefined) return [{ at: line.at, entering: { kind: 'line', line } }];
  const delivery = Math.max(line.at, startOfDay(deliveredOn, zone));
  return [
    { at: line.at, entering: { kind: 'line', line: { ...line, line: ordered } } },
    { at: delivery, entering: { kind: 'line', line } },
  ];
}

/** The ordinal among equal skus of an order, counted over the whole file. */
function lineNumbers(): (row: OrderLineRow) => NumberedLine {
  const seen = new Map<string, number>();
  return (row) => {
    const key = `${row.customer}\n${row.order}\n${row.line.sku}`;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return { ...row, ordinal };
  };
}
