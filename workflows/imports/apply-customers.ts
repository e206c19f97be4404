import type { Contact } from '../../domain/contact.ts';
import type { ImportContext } from '../../domain/import/import-context.ts';
import { mergeConsents, mergeCustomer } from '../../domain/import/merge-customer.ts';
import type { CustomerRow } from '../../domain/import/parse-customer.ts';
import { reportedValue } from '../../domain/import/reject.ts';
import { sameRecord } from '../../domain/import/same-record.ts';
import type { Gates } from '../gates.ts';
import { inParallel } from '../in-parallel.ts';
import type { Records } from '../records.ts';
import type { ApplyRows, Placed, RowOutcome } from './row-outcome.ts';
import { groupBy, type RecordGroup, settleRecords } from './settle-records.ts';

type Group = RecordGroup<Placed<CustomerRow>>;

const GATES_AT_ONCE = 16;
const ROUNDS = 8;

/** Profiles, and the consents on the gate. An erased person is not brought back by a file. */
export function applyCustomers(
  ports: { readonly records: Records; readonly gates: Gates },
  context: ImportContext,
): ApplyRows<CustomerRow> {
  return async (rows) => {
    const groups = groupBy(rows, ({ row }) => ({ customer: row.customer, type: 'PROFILE', id: row.customer }));
    const consents = new Map(
      await inParallel(groups, GATES_AT_ONCE, async (group) => [group, await settleConsents(ports.gates, group)] as const),
    );
    const alive = groups.filter((group) => consents.get(group) !== 'erased');
    const profiles = await settleRecords<Placed<CustomerRow>, RowOutcome>(ports.records, alive, (group, stored) => {
      let next = stored?.type === 'PROFILE' ? stored.body : undefined;
      const outcomes = group.rows.map(({ row }): RowOutcome => {
        const before = next;
        next = mergeCustomer(before, row, context);
        return before === undefined ? 'created' : sameRecord(before, next) ? 'unchanged' : 'changed';
      });
      return { next: next === undefined ? undefined : { type: 'PROFILE', body: next }, outcomes };
    });
    const byRow = new Map<Placed<CustomerRow>, RowOutcome>();
    for (const group of groups) {
      const consent = consents.get(group);
      for (const [index, row] of group.rows.entries()) {
        const profile = profiles.get(group)?.[index] ?? 'unchanged';
        const moved = consent !== undefined && consent !== 'erased' && consent[index] === true;
        byRow.set(row, consent === 'erased' ? erased(row) : profile === 'unchanged' && moved ? 'changed' : profile);
      }
    }
    return rows.map((row) => byRow.get(row) ?? 'unchanged');
  };
}

/** Whether each row changed a consent. */
async function settleConsents(gates: Gates, group: Group): Promise<readonly boolean[] | 'erased'> {
  for (let round = 0; round < ROUNDS; round++) {
    const contact = await gates.read(group.ref.customer);
    if (contact.erased === true) return 'erased';
    let next: Contact = contact;
    const moved = group.rows.map(({ row }) => {
      const before = next;
      next = mergeConsents(before, row);
      return next !== before;
    });
    if (next === contact || (await gates.write(group.ref.customer, next, contact.rev))) return moved;
  }
  throw new Error('A customer’s consents were changed by others each time that the import wanted to write them; run it again');
}

function erased({ line, row }: Placed<CustomerRow>): RowOutcome {
  return { reject: { line, column: 'customer_id', value: reportedValue(row.customer), reason: 'erased' } };
}
