import { type EscalateServices, escalateCases } from '../../workflows/cases/escalate-cases.ts';

/** Every 15 minutes: what nobody has seen to in time goes on to whoever answers for that. */
export const createHandler = (services: EscalateServices) => async () => await escalateCases(services);
