import type { SeedReport } from '../run-seed.ts';

/** One seed to be run. */
export interface Job {
  readonly seed: number;
  /** A planted bug. */
  readonly bug?: string | undefined;
  readonly only?: ReadonlySet<string> | undefined;
  readonly keepTrace?: boolean | undefined;
  readonly stopEarly?: boolean | undefined;
}

export type Result = SeedReport & { readonly milliseconds: number };
