import type { Customer } from '../../domain/customer.ts';
import type { ImportContext } from '../../domain/import/import-context.ts';
import { newCustomer } from '../../domain/import/merge-customer.ts';
import type { ManyGates } from '../gates.ts';
import type { Records } from '../records.ts';
import { settleRecords } from './settle-records.ts';

/** The profiles of those customers that there are. */
export async function findCustomers(records: Records, ids: readonly string[]): Promise<Map<string, Customer>> {
  const stored = await records.read(ids.map((id) => ({ customer: id, type: 'PROFILE', id })));
  return new Map(stored.flatMap(({ record }) => (record.type === 'PROFILE' ? [[record.body.id, record.body]] : [])));
}

/** > An orders import creates the customers that it does not find, without address or consent. One that was erased stays erased. */
export async function findOrCreateCustomers(
  ports: { readonly records: Records; readonly manyGates: Pick<ManyGates, 'read'> },
  ids: readonly string[],
  context: ImportContext,
): Promise<Map<string, Customer>> {
  const known = await findCustomers(ports.records, ids);
  const absent = ids.filter((id) => !known.has(id));
  const gates = await ports.manyGates.read(absent);
  const fresh = absent.filter((id) => gates.get(id)?.erased !== true);
  const groups = fresh.map((id) => ({ ref: { customer: id, type: 'PROFILE' as const, id }, rows: [] }));
  await settleRecords(ports.records, groups, ({ ref }, stored) => {
    const customer = stored?.type === 'PROFILE' ? stored.body : newCustomer(ref.id, context);
    known.set(ref.id, customer);
    return { next: { type: 'PROFILE', body: customer }, outcomes: [] };
  });
  return known;
}
