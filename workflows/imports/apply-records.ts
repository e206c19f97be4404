import { localDate } from '../../domain/calendar/zoned-time.ts';
import type { Customer } from '../../domain/customer.ts';
import type { ImportContext } from '../../domain/import/import-context.ts';
import { mergeAsset } from '../../domain/import/merge-asset.ts';
import { mergeCredit } from '../../domain/import/merge-customer.ts';
import { mergeSupply } from '../../domain/import/merge-supply.ts';
import type { PromiseRow } from '../../domain/import/parse-promise.ts';
import type { AssetRow, CreditRow, FactRow, PointsRow, SupplyRow } from '../../domain/import/parse-record.ts';
import { reportedValue } from '../../domain/import/reject.ts';
import { sameRecord } from '../../domain/import/same-record.ts';
import { mergePromise } from '../../domain/promises/promise.ts';
import type { RecordRef, Records, StateRecord } from '../records.ts';
import { findCustomers } from './known-customers.ts';
import type { ApplyRows, Placed, RowOutcome } from './row-outcome.ts';
import { groupBy, settleRecords } from './settle-records.ts';

export type RecordRow = AssetRow | PointsRow | FactRow | CreditRow | SupplyRow | PromiseRow;

/** Things that belong to a customer that there is. */
export function applyRecords(records: Records, context: ImportContext): ApplyRows<RecordRow> {
  return async (rows) => {
    const shares = rows.flatMap(sharesOf);
    const customers = await findCustomers(records, [...new Set(shares.map(({ row }) => row.customer))]);
    const groups = groupBy(shares, ({ row }) => refOf(row));
    const outcomes = await settleRecords<Share, RowOutcome>(records, groups, (group, stored) => {
      const customer = customers.get(group.ref.customer);
      if (customer === undefined) return { next: undefined, outcomes: group.rows.map((share) => unknownCustomer(share, customers)) };
      let next = stored;
      const each = group.rows.map((share): RowOutcome => {
        const { row } = share;
        if (share.needs !== undefined && !customers.has(share.needs)) return unknownCustomer(share, customers);
        const before = next;
        next = mergeRow(before, row, customer, context);
        return before === undefined ? 'created' : sameRecord(before.body, next.body) ? 'unchanged' : 'changed';
      });
      return { next, outcomes: each };
    });
    const byRow = new Map<Placed<RecordRow>, RowOutcome>();
    for (const [group, found] of outcomes) {
      for (const [index, { of }] of group.rows.entries()) byRow.set(of, weightier(byRow.get(of), found[index] ?? 'unchanged'));
    }
    return rows.map((row) => byRow.get(row) ?? 'unchanged');
  };
}

/** What one row brings to one customer. */
interface Share extends Placed<RecordRow> {
  readonly of: Placed<RecordRow>;
  /** Somebody else whom the row cannot do without. */
  readonly needs?: string | undefined;
}

/**
 * care 81: > payer, buyer, user are separate: receipts → payer. What was delivered stands with whoever uses it, what is to be paid with
 * whoever pays; neither names the other, so that one can be erased without the other.
 */
function sharesOf(placed: Placed<RecordRow>): Share[] {
  const { line, row } = placed;
  if (row.kind !== 'supplies' || row.payer === undefined) return [{ line, row, of: placed }];
  const { payday, dueOn, paidOn, ...used } = row.supply;
  const { id, sku, deliveredOn, quantity } = used;
  return [
    { line, row: { ...row, supply: used }, of: placed, needs: row.payer },
    {
      line,
      row: { kind: 'supplies', customer: row.payer, supply: { id, sku, deliveredOn, quantity, payday, dueOn, paidOn, forAnother: true } },
      of: placed,
      needs: row.customer,
    },
  ];
}

/** A reject before everything; then that something is new, or other than before. */
function weightier(a: RowOutcome | undefined, b: RowOutcome): RowOutcome {
  if (a === undefined || typeof b !== 'string') return b;
  if (typeof a !== 'string' || a === 'created' || b === 'unchanged') return a;
  return b;
}

function refOf(row: RecordRow): RecordRef {
  const { customer } = row;
  switch (row.kind) {
    case 'assets':
      return { customer, type: 'ASSET', id: row.asset.id };
    case 'points':
      return { customer, type: 'POINTS', id: row.event.id };
    case 'facts':
      return { customer, type: 'OWN_FACT', id: `${row.fact.kind}#${row.fact.subject}` };
    case 'credit':
      return { customer, type: 'PROFILE', id: customer };
    case 'supplies':
      return { customer, type: 'SUPPLY', id: row.supply.id };
    case 'promises':
      return { customer, type: 'PROMISE', id: row.promise.id };
  }
}

function mergeRow(
  stored: StateRecord | undefined,
  row: RecordRow,
  customer: Customer,
  { now, settings }: Pick<ImportContext, 'now' | 'settings'>,
): StateRecord {
  switch (row.kind) {
    case 'assets':
      return { type: 'ASSET', body: mergeAsset(stored?.type === 'ASSET' ? stored.body : undefined, row) };
    case 'points':
      // An event is known by its id and happens once (care 5, b4); its day was fixed when it came in.
      return stored?.type === 'POINTS' ? stored : { type: 'POINTS', body: { ...row.event, day: localDate(row.at, customer.timeZone) } };
    case 'facts':
      return { type: 'OWN_FACT', body: row.fact };
    case 'credit':
      return { type: 'PROFILE', body: mergeCredit(stored?.type === 'PROFILE' ? stored.body : customer, row) };
    case 'supplies':
      return {
        type: 'SUPPLY',
        body: mergeSupply(stored?.type === 'SUPPLY' ? stored.body : undefined, row.supply, row.payer !== undefined),
      };
    case 'promises': {
      const before = stored?.type === 'PROMISE' ? stored.body : undefined;
      return { type: 'PROMISE', body: mergePromise(before, row.promise, now ?? row.promise.dueAt, settings.promises.warnAtPercent) };
    }
  }
}

function unknownCustomer({ line, of: { row } }: Share, known: ReadonlyMap<string, Customer>): RowOutcome {
  const payer = known.has(row.customer) && row.kind === 'supplies' ? row.payer : undefined;
  const [column, value] = payer === undefined ? ['customer_id', row.customer] : ['payer_id', payer];
  return { reject: { line, column, value: reportedValue(value), reason: 'unknown-customer' } };
}
