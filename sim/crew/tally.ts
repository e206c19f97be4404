import type { Outcomes } from '../check/check-outcomes.ts';
import type { Violation } from '../check/violation.ts';
import { callFaults } from '../faults/fault.ts';
import type { SeedReport } from '../run-seed.ts';

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
  readonly byFault = new Map<string, number>();
  /** By `function point`, then by fault. */
  readonly points = new Map<string, Map<string, number>>();
  readonly failed: { readonly seed: number; readonly violations: readonly Violation[] }[] = [];

  add(report: SeedReport): void {
    this.seeds += 1;
    this.accepted += report.accepted;
    this.calls += report.calls;
    this.faults += report.faults.length;
    this.foretold += report.foretold;
    this.caughtUp += report.caughtUp;
    this.lived += report.lived;
    for (const name of outcomeNames) this.outcomes[name] += report.outcomes[name];
    for (const { what } of report.faults) this.byFault.set(what, (this.byFault.get(what) ?? 0) + 1);
    for (const [point, kinds] of report.points) {
      const known = this.points.get(point) ?? new Map<string, number>();
      this.points.set(point, known);
      for (const [kind, times] of kinds) known.set(kind, (known.get(kind) ?? 0) + times);
    }
    if (report.violations.length > 0) this.failed.push({ seed: report.seed, violations: report.violations });
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
