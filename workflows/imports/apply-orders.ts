import type { ImportContext } from '../../domain/import/import-context.ts';
import { LineOrdinals } from '../../domain/import/line-ordinals.ts';
import { mergeOrder, type NumberedLine } from '../../domain/import/merge-order.ts';
import type { OrderLineRow } from '../../domain/import/parse-order-line.ts';
import { reportedValue } from '../../domain/import/reject.ts';
import type { ManyGates } from '../gates.ts';
import type { Records } from '../records.ts';
import { findOrCreateCustomers } from './known-customers.ts';
import type { CasePorts } from './open-cases-for.ts';
import type { ApplyRows, Placed, RowOutcome } from './row-outcome.ts';
import { groupBy, settleRecords } from './settle-records.ts';
import { refundsAmong, watchHeavyUsers } from './watch-heavy-users.ts';

/** Lines gather into orders; the ordinal among equals is counted over the whole file. */
export function applyOrders(
  ports: CasePorts & { readonly records: Records; readonly manyGates: Pick<ManyGates, 'read'> },
  context: ImportContext,
): ApplyRows<OrderLineRow> {
  const ordinals = new LineOrdinals();
  const number = (row: OrderLineRow): NumberedLine => ({
    ...row,
    ordinal: ordinals.next(`${row.customer}\n${row.order}\n${row.line.sku}`),
  });
  return async (rows) => {
    const numbered = rows.map(({ line, row }) => ({ line, row: number(row) }));
    const customers = await findOrCreateCustomers(ports, [...new Set(rows.map(({ row }) => row.customer))], context);
    const groups = groupBy(numbered, ({ row }) => ({ customer: row.customer, type: 'ORDER', id: row.order }));
    const outcomes = await settleRecords<Placed<NumberedLine>, RowOutcome>(ports.records, groups, (group, stored) => {
      const customer = customers.get(group.ref.customer);
      if (customer === undefined)
        return { next: undefined, outcomes: group.rows.map((placed) => refused(placed, 'customer_id', 'erased')) };
      const lines = group.rows.map(({ row }) => row);
      const merged = mergeOrder(stored?.type === 'ORDER' ? stored.body : undefined, lines, customer.timeZone);
      return {
        next: merged.order === undefined ? undefined : { type: 'ORDER', body: merged.order },
        outcomes: merged.outcomes.map((outcome, index) => {
          const placed = group.rows[index];
          return outcome === 'too-many-lines' ? (placed === undefined ? 'unchanged' : refused(placed, 'order_id', outcome)) : outcome;
        }),
      };
    });
    const byLine = new Map<number, RowOutcome>();
    for (const [group, found] of outcomes)
      for (const [index, outcome] of found.entries()) byLine.set(group.rows[index]?.line ?? 0, outcome);
    const taken = rows.filter(({ line }) => isNews(byLine.get(line))).map(({ row }) => row);
    await watchHeavyUsers(ports, refundsAmong(taken), context);
    return rows.map(({ line }) => byLine.get(line) ?? 'unchanged');
  };
}

const isNews = (outcome: RowOutcome | undefined): boolean => outcome === 'created' || outcome === 'changed';

function refused({ line, row }: Placed<NumberedLine>, column: 'customer_id' | 'order_id', reason: 'erased' | 'too-many-lines'): RowOutcome {
  return { reject: { line, column, value: reportedValue(column === 'order_id' ? row.order : row.customer), reason } };
}
