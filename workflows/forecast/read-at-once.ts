import { householdOf } from '../../domain/decisions/household-offer.ts';
import type { HouseholdOffers } from '../engine-memory.ts';
import type { ManyGates } from '../gates.ts';
import { inParallel } from '../in-parallel.ts';
import type { TryingServices } from './try-date.ts';

export interface ReadingServices extends TryingServices {
  readonly manyGates: Pick<ManyGates, 'read'>;
  readonly offers: HouseholdOffers;
}

const LOADS_AT_ONCE = 120;

/**
 * The same services, with the state, gate and household offer of these customers read already: many at a time instead of one after the
 * other for each. What is then decided in one turn also asks for its messages and renders them in as few lots as can be.
 */
export async function readAtOnce(services: ReadingServices, customers: readonly string[]): Promise<TryingServices> {
  const each = [...new Set(customers)];
  const [states, contacts] = await Promise.all([
    inParallel(each, LOADS_AT_ONCE, async (id) => [id, await services.states.load(id)] as const),
    services.manyGates.read(each),
  ]);
  const stateOf = new Map(states);
  const households = states.flatMap(([, state]) => (state === undefined ? [] : [householdOf(state.customer)]));
  const offers = await services.offers.readMany([...new Set(households)]);
  return {
    ...services,
    states: { load: async (id) => stateOf.get(id) },
    gates: { read: async (id) => contacts.get(id) ?? (await services.gates.read(id)) },
    offers: { read: async (household) => offers.get(household) },
  };
}
