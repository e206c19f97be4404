import type { ImportContext } from '../../domain/import/import-context.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import type { ParsedRow } from '../../domain/import/parse-row.ts';
import { applyAssets } from './apply-assets.ts';
import { applyCustomers } from './apply-customers.ts';
import { applyOrders } from './apply-orders.ts';
import { applyRecalls } from './apply-recalls.ts';
import { applyRecords, type RecordRow } from './apply-records.ts';
import { applyService } from './apply-service.ts';
import { followJoined } from './follow-joined.ts';
import type { ImportPorts } from './import-ports.ts';
import type { ApplyRows, Placed } from './row-outcome.ts';

/** How rows of a kind are put into the state. One per file: it remembers what the file has said so far. */
export const applyRows = (kind: ImportKind, ports: ImportPorts, context: ImportContext): ApplyRows<ParsedRow> =>
  followJoined(ports.joined, applyOfKind(kind, ports, context));

function applyOfKind(kind: ImportKind, ports: ImportPorts, context: ImportContext): ApplyRows<ParsedRow> {
  switch (kind) {
    case 'customers':
      return only(applyCustomers(ports, context), (row) => (row.kind === 'customers' ? row : undefined));
    case 'orders':
      return only(applyOrders(ports, context), (row) => (row.kind === 'orders' ? row : undefined));
    case 'recalls':
      return only(applyRecalls(ports, context), (row) => (row.kind === 'recalls' ? row : undefined));
    case 'service':
      return only(applyService(ports, context), (row) => (row.kind === 'service' ? row : undefined));
    case 'assets':
      return only(applyAssets(ports, context), (row) => (row.kind === 'assets' ? row : undefined));
    case 'points':
    case 'facts':
    case 'credit':
    case 'supplies':
    case 'promises':
      return only(applyRecords(ports.records, context), recordRow);
  }
}

function recordRow(row: ParsedRow): RecordRow | undefined {
  switch (row.kind) {
    case 'customers':
    case 'orders':
    case 'recalls':
    case 'service':
      return undefined;
    default:
      return row;
  }
}

function only<Row>(apply: ApplyRows<Row>, pick: (row: ParsedRow) => Row | undefined): ApplyRows<ParsedRow> {
  return (rows) =>
    apply(
      rows.map(({ line, row }): Placed<Row> => {
        const picked = pick(row);
        if (picked === undefined) throw new Error(`a row of ${row.kind} among rows of another kind`);
        return { line, row: picked };
      }),
    );
}
