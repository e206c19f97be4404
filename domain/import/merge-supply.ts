import type { Supply } from '../answer.ts';

/** A delivery as the file has it; what staff have done with it since stays done. */
export const mergeSupply = (existing: Supply | undefined, given: Supply): Supply =>
  existing?.servedOn === undefined ? given : { ...given, servedOn: existing.servedOn };
