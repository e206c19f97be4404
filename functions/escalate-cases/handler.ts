import { escalateCases } from '../../workflows/cases/escalate-cases.ts';
import { oweApologies } from '../../workflows/cases/owe-apologies.ts';
import { type WatchServices, watchPromises } from '../../workflows/promises/watch-promises.ts';

/** Every 15 minutes: what nobody has seen to in time goes on to whoever answers for that, and so does what was promised. */
export const createHandler = (services: WatchServices) => async () => ({
  ...(await escalateCases(services)),
  ...(await oweApologies(services)),
  ...(await watchPromises(services)),
});
