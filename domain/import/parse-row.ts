import type { ImportContext } from './import-context.ts';
import type { ImportKind } from './import-kind.ts';
import { type CustomerRow, parseCustomer } from './parse-customer.ts';
import { type OrderLineRow, parseOrderLine } from './parse-order-line.ts';
import { type PromiseRow, parsePromise } from './parse-promise.ts';
import {
  type AssetRow,
  type CreditRow,
  type FactRow,
  type PointsRow,
  parseAsset,
  parseCredit,
  parseFact,
  parsePoints,
  parseRecall,
  parseSupply,
  type RecallRow,
  type SupplyRow,
} from './parse-record.ts';
import { parseService, type ServiceRow } from './parse-service.ts';
import type { Cells, RawRow } from './raw-row.ts';
import { type Reject, RowFault } from './reject.ts';

export type ParsedRow =
  | CustomerRow
  | AssetRow
  | OrderLineRow
  | PointsRow
  | FactRow
  | CreditRow
  | SupplyRow
  | RecallRow
  | ServiceRow
  | PromiseRow;

export type RowResult = { readonly line: number; readonly row: ParsedRow } | { readonly line: number; readonly reject: Reject };

/** Each row becomes a record or a reject; nothing is guessed. */
export function parseRow(kind: ImportKind, raw: RawRow, context: ImportContext): RowResult {
  if ('reject' in raw) return raw;
  try {
    return { line: raw.line, row: parseCells(kind, raw.cells, context) };
  } catch (error) {
    if (error instanceof RowFault) return { line: raw.line, reject: error.at(raw.line) };
    throw error;
  }
}

function parseCells(kind: ImportKind, cells: Cells, context: ImportContext): ParsedRow {
  switch (kind) {
    case 'customers':
      return parseCustomer(cells, context);
    case 'assets':
      return parseAsset(cells, context);
    case 'orders':
      return parseOrderLine(cells, context);
    case 'points':
      return parsePoints(cells, context);
    case 'facts':
      return parseFact(cells);
    case 'credit':
      return parseCredit(cells, context);
    case 'supplies':
      return parseSupply(cells, context);
    case 'recalls':
      return parseRecall(cells);
    case 'service':
      return parseService(cells, context);
    case 'promises':
      return parsePromise(cells, context);
  }
}
