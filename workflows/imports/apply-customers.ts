import { withProof } from '../../domain/consent/consent-ledger.ts';
import { type Contact, newContact } from '../../domain/contact.ts';
import type { ImportContext } from '../../domain/import/import-context.ts';
import { mergeConsents, mergeCustomer } from '../../domain/import/merge-customer.ts';
import type { CustomerRow } from '../../domain/import/parse-customer.ts';
import { reportedValue } from '../../domain/import/reject.ts';
import { sameRecord } from '../../domain/import/same-record.ts';
import { notingMails } from '../mail-book.ts';
import type { Mark } from '../tombstones.ts';
import type { ImportPorts } from './import-ports.ts';
import { findCustomers } from './known-customers.ts';
import type { ApplyRows, Placed, RowOutcome } from './row-outcome.ts';
import { groupBy, type RecordGroup, settleRecords } from './settle-records.ts';

type Group = RecordGroup<Placed<CustomerRow>>;

const ROUNDS = 8;

type Ports = Pick<ImportPorts, 'records' | 'manyGates' | 'mails' | 'tombstones'>;

/** Profiles, and the consents on the gate. An erased person is not brought back by a file, neither by id nor by address. */
export function applyCustomers(ports: Ports, context: ImportContext): ApplyRows<CustomerRow> {
  const apply = applyLiving(ports, context);
  return async (rows) => {
    const buried = await buriedRows(ports, rows);
    const living = rows.filter((row) => !buried.has(row));
    const outcomes = await apply(living);
    const byRow = new Map<Placed<CustomerRow>, RowOutcome>([
      ...buried,
      ...living.map((row, n) => [row, outcomes[n] ?? 'unchanged'] as const),
    ]);
    return rows.map((row) => byRow.get(row) ?? 'unchanged');
  };
}

/** Rows that bear an address of somebody who was erased, unless it was another customer's as well and still is. */
async function buriedRows(
  { tombstones, records }: Ports,
  rows: readonly Placed<CustomerRow>[],
): Promise<Map<Placed<CustomerRow>, RowOutcome>> {
  const marked = rows.flatMap((row) => marksOf(row.row).map((mark) => ({ row, mark })));
  const erasedMarks = await tombstones.areErased(marked.map(({ mark }) => mark));
  const suspects = marked.filter((_, n) => erasedMarks[n] === true);
  if (suspects.length === 0) return new Map();
  const known = await findCustomers(records, [...new Set(suspects.map(({ row }) => row.row.customer))]);
  const buried = suspects.filter(({ row, mark }) => known.get(row.row.customer)?.[mark.kind] !== mark.value);
  return new Map(buried.map(({ row, mark }) => [row, erased(row, mark.kind, mark.value)]));
}

const marksOf = ({ profile: { email, phone } }: CustomerRow): (Mark & { kind: 'email' | 'phone' })[] => [
  ...(email === undefined ? [] : [{ kind: 'email' as const, value: email }]),
  ...(phone === undefined ? [] : [{ kind: 'phone' as const, value: phone }]),
];

function applyLiving(ports: Ports, context: ImportContext): ApplyRows<CustomerRow> {
  const records = notingMails(ports.records, ports.mails);
  return async (rows) => {
    const groups = groupBy(rows, ({ row }) => ({ customer: row.customer, type: 'PROFILE', id: row.customer }));
    const consents = await settleConsents(ports, groups, context);
    const alive = groups.filter((group) => consents.get(group) !== 'erased');
    const profiles = await settleRecords<Placed<CustomerRow>, RowOutcome>(records, alive, (group, stored) => {
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

type Consents = readonly boolean[] | 'erased';

/** Whether each row changed a consent. What changed is written with its proof; where somebody else wrote meanwhile, it is decided anew. */
async function settleConsents({ manyGates }: Ports, groups: readonly Group[], context: ImportContext): Promise<Map<Group, Consents>> {
  const settled = new Map<Group, Consents>();
  let open = groups;
  for (let round = 0; open.length > 0; round++) {
    if (round === ROUNDS)
      throw new Error('Customers’ consents were changed by others each time that the import wanted to write them; run it again');
    const gates = await manyGates.read(open.map(({ ref }) => ref.customer));
    const moved = open.flatMap((group) => {
      const { rev, ...gate } = gates.get(group.ref.customer) ?? newContact;
      const { outcome, proven } =
        gate.erased === true ? { outcome: 'erased' as const, proven: undefined } : consentsOf(gate, group, context);
      settled.set(group, outcome);
      if (proven === undefined) return [];
      return [{ group, write: { customer: group.ref.customer, next: proven.gate, expectedRev: rev, proof: proven.entry } }];
    });
    const written = moved.length === 0 ? [] : await manyGates.write(moved.map(({ write }) => write));
    open = moved.filter((_, n) => written[n] !== true).map(({ group }) => group);
  }
  return settled;
}

function consentsOf(gate: Omit<Contact, 'rev'>, group: Group, { now = 0 }: ImportContext) {
  let next = gate;
  const outcome = group.rows.map(({ row }) => {
    const before = next;
    next = mergeConsents(before, row);
    return next !== before;
  });
  const changed = (channel: 'email' | 'sms') => (next[channel].consent === gate[channel].consent ? undefined : next[channel].consent);
  const change = { email: changed('email'), sms: changed('sms') };
  const proof = { at: now, source: 'import', by: 'import', wording: 'import/1', change } as const;
  const isChanged = change.email !== undefined || change.sms !== undefined;
  return { outcome, proven: isChanged ? withProof(group.ref.customer, gate, proof) : undefined };
}

function erased({ line, row }: Placed<CustomerRow>, kind: Mark['kind'] = 'id', value = row.customer): RowOutcome {
  return { reject: { line, column: kind === 'id' ? 'customer_id' : kind, value: reportedValue(value), reason: 'erased' } };
}
