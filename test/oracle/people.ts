import { type Day, parseDay, parseDayOrBlank } from './civil-days.ts';
import { type Decimal, decimal, times } from './decimals.ts';
import type { Company, CustomerRow, OrderRow } from './records.ts';
import type { Settings } from './settings.ts';
import { instantOf, localDayOf, parseInstant } from './zones.ts';

export interface Asset {
  readonly id: string;
  readonly purchased: Day;
  readonly warrantyEnds: Day | null;
  /** The first day on which it counts as ended; null: never. */
  readonly endedFrom: Day | null;
}

export interface OrderLine {
  readonly order: string;
  readonly category: string;
  readonly amount: Decimal;
  /** The instant at which the line comes in. */
  readonly comesIn: number;
  /** The order's local date: that of its earliest line. */
  readonly day: Day;
  readonly delivered: Day | null;
  readonly refundOf: string;
}

interface PointsEntry {
  readonly comesIn: number;
  readonly day: Day;
  readonly points: Decimal;
}

export interface Person {
  readonly id: string;
  readonly row: CustomerRow;
  readonly zone: string;
  readonly household: string;
  readonly joined: Day | null;
  readonly born: Day | null;
  /** From this instant on the person exists. */
  readonly knownFrom: number;
  readonly assets: readonly Asset[];
  /** In the order in which they come in; those of one instant in the order of the file. */
  readonly lines: readonly OrderLine[];
  readonly points: readonly PointsEntry[];
}

/** > An asset counts as ended from `ended_on` on, that day included (an ended status without a date: from the start). */
function endedFrom(status: string | undefined, endedOn: Day | null): Day | null {
  if (endedOn !== null) return endedOn;
  return status && status !== 'active' ? Number.NEGATIVE_INFINITY : null;
}

export const isEnded = (asset: Asset, day: Day): boolean => asset.endedFrom !== null && asset.endedFrom <= day;

/** > An orders import creates the customers that it does not find, without address or consent. */
function customersOf(company: Company, settings: Settings): readonly CustomerRow[] {
  const listed = new Set(company.customers.map((customer) => customer.customer_id));
  const unlisted = [...new Set(company.orders.map((order) => order.customer_id))].filter((id) => !listed.has(id));
  return [...company.customers, ...unlisted.map((id) => ({ customer_id: id, time_zone: settings.company.timeZone }))];
}

function byCustomer<T extends { readonly customer_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.customer_id);
    if (group) group.push(row);
    else groups.set(row.customer_id, [row]);
  }
  return groups;
}

function linesOf(rows: readonly OrderRow[], zone: string, settings: Settings): readonly OrderLine[] {
  const instants = rows.map((row) => parseInstant(row.ordered_at, settings.company.timeZone));
  const earliest = new Map<string, number>();
  for (const [i, row] of rows.entries()) earliest.set(row.order_id, Math.min(instants[i]!, earliest.get(row.order_id) ?? instants[i]!));
  const lines = rows.map((row, i) => ({
    order: row.order_id,
    category: row.category ?? '',
    amount: times(decimal(row.quantity), decimal(row.unit_price)),
    comesIn: instants[i]!,
    day: localDayOf(earliest.get(row.order_id)!, zone),
    delivered: parseDayOrBlank(row.delivered_on),
    refundOf: row.refund_of ?? '',
  }));
  return lines.sort((a, b) => a.comesIn - b.comesIn);
}

export function peopleOf(company: Company, settings: Settings): readonly Person[] {
  const assets = byCustomer(company.assets);
  const orders = byCustomer(company.orders);
  const points = byCustomer(company.points);
  return customersOf(company, settings).map((row) => {
    const id = row.customer_id;
    const zone = row.time_zone;
    const lines = linesOf(orders.get(id) ?? [], zone, settings);
    const joined = parseDayOrBlank(row.joined_on);
    const listed = company.customers.includes(row);
    return {
      id,
      row,
      zone,
      household: row.household_id ? `household ${row.household_id}` : `customer ${id}`,
      joined,
      born: parseDayOrBlank(row.born_on),
      knownFrom: joined !== null ? instantOf(joined, 0, zone) : listed ? Number.NEGATIVE_INFINITY : lines[0]!.comesIn,
      assets: (assets.get(id) ?? []).map((asset) => ({
        id: asset.asset_id,
        purchased: parseDay(asset.purchased_on),
        warrantyEnds: parseDayOrBlank(asset.warranty_ends_on),
        endedFrom: endedFrom(asset.status, parseDayOrBlank(asset.ended_on)),
      })),
      lines,
      points: (points.get(id) ?? []).map((entry) => {
        const at = parseInstant(entry.at, settings.company.timeZone);
        return { comesIn: at, day: localDayOf(at, zone), points: decimal(entry.points) };
      }),
    };
  });
}
