import type { Case } from '../../domain/cases/case.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { gateFor } from '../cases/change-case.ts';
import type { ImportPorts } from './import-ports.ts';

export type CasePorts = Pick<ImportPorts, 'states' | 'gates' | 'writes'>;

const ATTEMPTS = 8;

/** Opens those of the wanted cases that nobody has opened, each with the gate that holds sales back, one after the other. */
export async function openCasesFor(ports: CasePorts, customer: string, wanted: (state: CustomerState) => readonly Case[]): Promise<void> {
  let left = ATTEMPTS;
  while (left > 0) {
    const state = await ports.states.load(customer, { consistent: true });
    const known = new Set(state?.cases.map(({ id }) => id));
    const next = (state === undefined ? [] : wanted(state)).find(({ id }) => !known.has(id));
    if (next === undefined) return;
    const gate = await gateFor(ports.gates, customer, next);
    const records = [{ record: { type: 'CASE', body: next }, expectedRev: 0 }] as const;
    left = (await ports.writes.commit(customer, { records, gate }, 'live')) ? ATTEMPTS : left - 1;
  }
  throw new Error(`A case of what came in could not be opened: the customer's gate changed under all ${ATTEMPTS} attempts.`);
}
