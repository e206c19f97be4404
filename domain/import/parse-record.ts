import type { Supply } from '../answer.ts';
import type { CalendarDate, Instant } from '../calendar/calendar-date.ts';
import type { Asset, Credit } from '../customer.ts';
import { type Fact, factKinds } from '../facts/fact.ts';
import type { PointsEvent } from '../order.ts';
import type { Given } from './given.ts';
import type { ImportContext } from './import-context.ts';
import type { Cells } from './raw-row.ts';
import * as read from './read-cells.ts';
import { RowFault } from './reject.ts';

export interface AssetRow {
  readonly kind: 'assets';
  readonly customer: string;
  readonly asset: Given<Omit<Asset, 'id'>> & Pick<Asset, 'id'>;
}

export interface PointsRow {
  readonly kind: 'points';
  readonly customer: string;
  readonly at: Instant;
  readonly event: Omit<PointsEvent, 'day'>;
}

export interface FactRow {
  readonly kind: 'facts';
  readonly customer: string;
  readonly fact: Fact;
}

export interface CreditRow {
  readonly kind: 'credit';
  readonly customer: string;
  readonly at: Instant;
  readonly standing: Credit;
  readonly event: string;
  readonly reason?: string | undefined;
}

export interface SupplyRow {
  readonly kind: 'supplies';
  readonly customer: string;
  /** Who pays, where that is somebody else. */
  readonly payer?: string | undefined;
  readonly supply: Supply;
}

/** A recall of a model and a range of its serial numbers. */
export interface RecallRow {
  readonly kind: 'recalls';
  readonly recall: string;
  readonly model: string;
  readonly serialFrom: string;
  readonly serialTo: string;
  readonly reason: string;
  readonly safety: boolean;
  readonly startsOn: CalendarDate;
}

const unlessBlank = <T, U>(value: T | undefined, of: (value: T) => U): U | undefined => (value === undefined ? undefined : of(value));

const customerOf = (cells: Cells): string => read.need(read.readId(cells, 'customer_id'), 'customer_id');

export function parseAsset(cells: Cells, context: ImportContext): AssetRow {
  const purchasedIn = read.readPastYear(cells, 'purchased_on', context);
  return {
    kind: 'assets',
    customer: customerOf(cells),
    asset: {
      id: read.need(read.readId(cells, 'asset_id'), 'asset_id'),
      model: read.readText(cells, 'model', 128),
      name: read.readText(cells, 'name', 200),
      category: read.readText(cells, 'category', 100),
      serial: read.readText(cells, 'serial', 128),
      purchasedOn: purchasedIn === undefined ? read.readPastDate(cells, 'purchased_on', context) : undefined,
      purchasedIn,
      warrantyEndsOn: read.readDate(cells, 'warranty_ends_on'),
      status: read.readOneOf(cells, 'status', ['active', 'disposed', 'returned', 'transferred']),
      endedOn: read.readDate(cells, 'ended_on'),
      installedOn: read.readPastDate(cells, 'installed_on', context),
      userUnknown: unlessBlank(read.readOneOf(cells, 'user_known', ['yes', 'no']), (known) => known === 'no'),
    },
  };
}

export function parsePoints(cells: Cells, context: ImportContext): PointsRow {
  return {
    kind: 'points',
    customer: customerOf(cells),
    at: read.need(read.readPastInstant(cells, 'at', context), 'at'),
    event: {
      id: read.need(read.readId(cells, 'event_id'), 'event_id'),
      points: read.need(read.readDecimal(cells, 'points'), 'points'),
      source: read.need(read.readOneOf(cells, 'source', ['promotion', 'adjustment']), 'source'),
    },
  };
}

export function parseCredit(cells: Cells, context: ImportContext): CreditRow {
  const reason = read.readText(cells, 'reason', 500)?.trim();
  return {
    kind: 'credit',
    event: read.need(read.readId(cells, 'event_id'), 'event_id'),
    ...(reason === undefined || reason === '' ? {} : { reason }),
    customer: customerOf(cells),
    at: read.need(read.readPastInstant(cells, 'at', context), 'at'),
    standing: read.need(read.readOneOf(cells, 'standing', ['good', 'bad']), 'standing'),
  };
}

const OWN_KIND = /^[a-z0-9][a-z0-9._-]{0,63}$/i;

export function parseFact(cells: Cells): FactRow {
  const customer = customerOf(cells);
  const kind = read.need(read.readText(cells, 'kind', 64), 'kind').trim();
  if (!OWN_KIND.test(kind) || factKinds.some((derived) => derived === kind)) throw new RowFault('kind', kind, 'unknown-value');
  return {
    kind: 'facts',
    customer,
    fact: {
      kind,
      subject: read.readId(cells, 'subject') ?? customer,
      date: read.need(read.readDate(cells, 'date'), 'date'),
      repeats: read.readOneOf(cells, 'repeats', ['never', 'yearly']) ?? 'never',
      values: read.readOpen(cells, 'value.', 1000) ?? {},
    },
  };
}

export function parseSupply(cells: Cells, context: ImportContext): SupplyRow {
  const [customer, payer] = [customerOf(cells), read.readId(cells, 'payer_id')];
  return {
    kind: 'supplies',
    customer,
    ...(payer === undefined || payer === customer ? {} : { payer }),
    supply: {
      id: read.need(read.readId(cells, 'supply_id'), 'supply_id'),
      sku: read.need(read.readText(cells, 'sku', 128), 'sku'),
      deliveredOn: read.need(read.readPastDate(cells, 'delivered_on', context), 'delivered_on'),
      quantity: read.need(read.readAbove(cells, 'quantity', 0), 'quantity'),
      unit: read.readText(cells, 'unit', 40),
      heads: read.readWhole(cells, 'heads', 1, 100_000),
      usePerHeadPerDay: read.readAbove(cells, 'use_per_head_per_day', 0),
      container: read.readText(cells, 'container', 100)?.trim(),
      batchOn: read.readPastDate(cells, 'batch_on', context),
      payday: read.readWhole(cells, 'payday', 1, 31),
      dueOn: read.readDate(cells, 'due_on'),
      paidOn: read.readPastDate(cells, 'paid_on', context),
    },
  };
}

export function parseRecall(cells: Cells): RecallRow {
  const row: RecallRow = {
    kind: 'recalls',
    recall: read.need(read.readId(cells, 'recall_id'), 'recall_id'),
    model: read.need(read.readText(cells, 'model', 128), 'model'),
    serialFrom: read.need(read.readText(cells, 'serial_from', 128), 'serial_from'),
    serialTo: read.need(read.readText(cells, 'serial_to', 128), 'serial_to'),
    reason: read.need(read.readText(cells, 'reason', 500), 'reason'),
    safety: read.need(read.readOneOf(cells, 'safety', ['yes', 'no']), 'safety') === 'yes',
    startsOn: read.need(read.readDate(cells, 'starts_on'), 'starts_on'),
  };
  if (row.serialFrom.length !== row.serialTo.length || row.serialFrom > row.serialTo)
    throw new RowFault('serial_to', row.serialTo, 'out-of-range');
  return row;
}

/** Serial numbers are compared character by character, and only those of the range's own length lie in it. */
export function isRecalled(serial: string | undefined, recall: Pick<RecallRow, 'serialFrom' | 'serialTo'>): boolean {
  return serial !== undefined && serial.length === recall.serialFrom.length && serial >= recall.serialFrom && serial <= recall.serialTo;
}
