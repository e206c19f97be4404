import type { Schedules } from '../exhaustive/every-pair.ts';
import type { SendCase } from '../exhaustive/one-send.ts';
import type { Fault } from '../faults/fault.ts';
import type { SeedReport } from '../run-seed.ts';

/** One seed to be run. */
export interface SeedJob {
  readonly seed: number;
  /** A planted bug. */
  readonly bug?: string | undefined;
  /** @default as many as the weather says */
  readonly customers?: number | undefined;
  readonly only?: readonly Fault[] | undefined;
  readonly keepTrace?: boolean | undefined;
  readonly stopEarly?: boolean | undefined;
}

/** Every pair of faults along one send that begins with this one. */
export interface PairsJob {
  readonly sendCase: SendCase;
  readonly first: Fault;
}

export type Job = SeedJob | PairsJob;

export type Answer = SeedReport | Schedules | { readonly fault: string };
