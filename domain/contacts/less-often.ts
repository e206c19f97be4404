import type { Cap } from '../settings.ts';

/** What "less often" means: at most one marketing message in 30 of the customer's own days. */
export const LESS_OFTEN: Cap = { max: 1, days: 30 };
