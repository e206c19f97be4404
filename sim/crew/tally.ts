import type { Outcomes } from '../check/check-outcomes.ts';
import { type CallFault, callFaults } from '../faults/fault.ts';
import type { SeedSummary } from './seed-summary.ts';

/** What many seeds come to. */
export class Tally {
  seeds = 0;
  accepted = 0;
  calls = 0;
  faults = 0;
  foretold = 0;
  caughtUp = 0;
  lived = 0;
  readonly outcomes: Outcomes = { ok: 0, excused: 0, lost: 0, duplicated: 0, unexpected: 0, recovered: 0 };
  readonly kindsOfFaults = new Set<string>();
  /** By `function point` the faults that it met. */
  readonly points = new Map<string, Set<CallFault>>();
  /** Seeds with a violation. */
  readonly failed: number[] = [];

  add(summary: SeedSummary): void {
    this.seeds += 1;
    this.accepted += summary.accepted;
    this.calls += summary.calls;
    this.foretold += summary.foretold;
    this.caughtUp += summary.caughtUp;
    this.lived += summary.lived;
    for (const name of outcomeNames) this.outcomes[name] += summary.outcomes[name];
    for (const [kind, times] of Object.entries(summary.faults)) {
      this.faults += times;
      this.kindsOfFaults.add(kind);
    }
    for (const [point, kinds] of Object.entries(summary.points)) {
      const known = this.points.get(point) ?? new Set();
      this.points.set(point, known);
      for (const kind of kinds) known.add(kind);
    }
    if (summary.violations.length > 0) this.failed.push(summary.seed);
  }

  /** Of all pairs of an await point and a kind of fault, the share that was met; and the pairs that were not. */
  coverage(): { readonly share: number; readonly points: number; readonly missed: readonly string[] } {
    const missed = [...this.points].flatMap(([point, kinds]) =>
      callFaults.filter((kind) => !kinds.has(kind)).map((kind) => `${kind} at ${point}`),
    );
    const pairs = this.points.size * callFaults.length;
    return { share: pairs === 0 ? 0 : 1 - missed.length / pairs, points: this.points.size, missed };
  }
}

export const outcomeNames = ['ok', 'excused', 'lost', 'duplicated', 'unexpected', 'recovered'] as const;
