import type { CustomerRow } from '../../domain/import/parse-customer.ts';
import type { ParsedRow } from '../../domain/import/parse-row.ts';
import type { RejectReason } from '../../domain/import/reject.ts';
import type { JoinedIds, JoinedInto } from '../duplicates/join-book.ts';
import type { ApplyRows, Placed, RowOutcome } from './row-outcome.ts';

/** What comes of a row under an id that stands no more. */
const lost: ReadonlySet<RejectReason> = new Set(['erased', 'unknown-customer', 'unknown-asset']);

type Joined = ReadonlyMap<string, JoinedInto>;

/**
 * > Whoever was joined to another is that one: rows under the old id go on coming, and go to the kept one.
 *
 * Only rows that nobody would take are looked up, so that a file without any costs nothing.
 */
export const followJoined =
  (ids: JoinedIds, apply: ApplyRows<ParsedRow>): ApplyRows<ParsedRow> =>
  async (rows) => {
    const outcomes = await apply(rows);
    const refused = rows.filter((_, n) => isLost(outcomes[n]));
    if (refused.length === 0) return outcomes;
    const joined = await ids.into([...new Set(refused.flatMap(({ row }) => customersIn(row)))]);
    const moved = refused.filter(({ row }) => customersIn(row).some((customer) => joined.has(customer)));
    if (moved.length === 0) return outcomes;
    const again = await apply(moved.map(({ line, row }) => ({ line, row: ofKept(row, joined) })));
    const byRow = new Map(moved.map((row, n): [Placed<ParsedRow>, RowOutcome] => [row, again[n] ?? 'unchanged']));
    return rows.map((row, n) => byRow.get(row) ?? outcomes[n] ?? 'unchanged');
  };

const isLost = (outcome: RowOutcome | undefined): boolean => typeof outcome === 'object' && lost.has(outcome.reject.reason);

function customersIn(row: ParsedRow): readonly string[] {
  switch (row.kind) {
    case 'recalls':
      return [];
    case 'service':
      return row.customer === undefined ? [] : [row.customer];
    case 'supplies':
      return row.payer === undefined ? [row.customer] : [row.customer, row.payer];
    default:
      return [row.customer];
  }
}

/** What was chosen at the joining is not undone by the next file of both: of the old record only a no to advertising counts. */
const onlyRefusing = (row: CustomerRow): CustomerRow => ({
  kind: 'customers',
  customer: row.customer,
  profile: { attributes: {} },
  ...(row.emailMarketing === 'no' ? { emailMarketing: 'no' } : {}),
  ...(row.smsMarketing === 'no' ? { smsMarketing: 'no' } : {}),
});

function ofKept(row: ParsedRow, joined: Joined): ParsedRow {
  const keptOf = (customer: string): string => joined.get(customer)?.kept ?? customer;
  switch (row.kind) {
    case 'recalls':
      return row;
    case 'customers':
      return onlyRefusing({ ...row, customer: keptOf(row.customer) });
    case 'service':
      return row.customer === undefined ? row : { ...row, customer: keptOf(row.customer) };
    case 'supplies': {
      const [customer, payer] = [keptOf(row.customer), row.payer === undefined ? undefined : keptOf(row.payer)];
      // Who was delivered to and who pays have turned out to be one.
      return { ...row, customer, payer: payer === customer ? undefined : payer };
    }
    case 'facts': {
      // Where a file names no subject, the fact is about the customer.
      const subject = row.fact.subject === row.customer ? keptOf(row.customer) : row.fact.subject;
      return { ...row, customer: keptOf(row.customer), fact: { ...row.fact, subject } };
    }
    default:
      return { ...row, customer: keptOf(row.customer) };
  }
}
