import { type SettleServices, settleUnknown } from '../../workflows/settle-unknown.ts';

/** Every 15 minutes: what fell out of the way through is put back onto it. */
export const createHandler = (services: SettleServices) => async () => await settleUnknown(services);
