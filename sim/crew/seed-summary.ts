import * as z from 'zod';
import type { Outcomes } from '../check/check-outcomes.ts';
import { callFaults, type Fault, surroundingFaults } from '../faults/fault.ts';
import type { SeedReport } from '../run-seed.ts';

const count = z.int().nonnegative();
const text = z.string().max(2000);

/** What is kept of a seed: enough for the figures, and its hash to hold another run against. */
export const seedSummary = z.object({
  seed: count,
  hash: text,
  accepted: count,
  calls: count,
  caughtUp: count,
  foretold: count,
  /** Virtual milliseconds. */
  lived: count,
  outcomes: z.object({
    ok: count,
    excused: count,
    lost: count,
    duplicated: count,
    unexpected: count,
    recovered: count,
  } satisfies Record<keyof Outcomes, z.ZodType>),
  faults: z.partialRecord(z.enum([...callFaults, ...surroundingFaults]), count),
  /** By `function point` the faults that it met there; none: it was passed and met none. */
  points: z.record(text, z.array(z.enum(callFaults))),
  violations: z.array(z.object({ invariant: text, at: z.int(), text: z.string() })),
});
export type SeedSummary = Readonly<z.infer<typeof seedSummary>>;

export function summaryOf({
  seed,
  hash,
  accepted,
  calls,
  caughtUp,
  foretold,
  lived,
  outcomes,
  faults,
  points,
  violations,
}: SeedReport): SeedSummary {
  const met = [...points].map(([point, kinds]) => [point, callFaults.filter((kind) => kinds.has(kind))] as const);
  return {
    ...{ seed, hash, accepted, calls, caughtUp, foretold, lived, outcomes },
    faults: countByKind(faults),
    points: Object.fromEntries(met),
    violations: [...violations],
  };
}

function countByKind(faults: readonly Fault[]): Partial<Record<Fault['what'], number>> {
  const counts: Partial<Record<Fault['what'], number>> = {};
  for (const { what } of faults) counts[what] = (counts[what] ?? 0) + 1;
  return counts;
}
