import { repeatCase } from '../../domain/cases/repeat-case.ts';
import type { ImportContext } from '../../domain/import/import-context.ts';
import { faultCode, repeatFaults, type ServiceVisit } from '../../domain/service/service-visit.ts';
import { gateFor } from '../cases/change-case.ts';
import type { ImportPorts } from './import-ports.ts';

interface PlacedVisit {
  readonly customer: string;
  readonly visit: ServiceVisit;
}

const ATTEMPTS = 8;

/** care 22: one case for each of these visits that repeats a fault, however often the file comes in. */
export async function openRepeatCases(ports: ImportPorts, placed: readonly PlacedVisit[], context: ImportContext): Promise<void> {
  const faulty = placed.filter(({ visit }) => faultCode(visit.fault) !== undefined);
  for (const customer of new Set(faulty.map((one) => one.customer))) {
    const visits = new Set(faulty.flatMap((one) => (one.customer === customer ? [one.visit.id] : [])));
    await openFor(ports, customer, visits, context);
  }
}

async function openFor(ports: ImportPorts, customer: string, visits: ReadonlySet<string>, context: ImportContext): Promise<void> {
  const { settings, now } = context;
  let left = ATTEMPTS;
  while (left > 0) {
    const state = await ports.states.load(customer, { consistent: true });
    const next = repeatFaults(state?.serviceVisits ?? [], settings.service.repeatFaultDays)
      .filter(({ visit }) => visits.has(visit.id))
      .flatMap((repeat) => (state === undefined ? [] : [repeatCase(state, repeat, now ?? repeat.visit.at, settings)]))
      .find(({ id }) => state?.cases.some((known) => known.id === id) === false);
    if (next === undefined) return;
    const gate = await gateFor(ports.gates, customer, next);
    const records = [{ record: { type: 'CASE', body: next }, expectedRev: 0 }] as const;
    left = (await ports.writes.commit(customer, { records, gate }, 'live')) ? ATTEMPTS : left - 1;
  }
  throw new Error(`The case of a repeated fault could not be opened: the customer's gate changed under all ${ATTEMPTS} attempts.`);
}
