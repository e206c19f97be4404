import { repeatCase } from '../../domain/cases/repeat-case.ts';
import type { ImportContext } from '../../domain/import/import-context.ts';
import { faultCode, repeatFaults, type ServiceVisit } from '../../domain/service/service-visit.ts';
import { type CasePorts, openCasesFor } from './open-cases-for.ts';

export interface PlacedVisit {
  readonly customer: string;
  readonly visit: ServiceVisit;
}

/** care 22: one case for each of these visits that repeats a fault, however often the file comes in. */
export async function openRepeatCases(ports: CasePorts, placed: readonly PlacedVisit[], context: ImportContext): Promise<void> {
  const { settings, now } = context;
  const faulty = placed.filter(({ visit }) => faultCode(visit.fault) !== undefined);
  for (const customer of new Set(faulty.map((one) => one.customer))) {
    const visits = new Set(faulty.flatMap((one) => (one.customer === customer ? [one.visit.id] : [])));
    await openCasesFor(ports, customer, (state) =>
      repeatFaults(state.serviceVisits, settings.service.repeatFaultDays)
        .filter(({ visit }) => visits.has(visit.id))
        .map((repeat) => repeatCase(state, repeat, now ?? repeat.visit.at, settings)),
    );
  }
}
