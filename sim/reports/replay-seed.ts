import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { Crew } from '../crew/crew.ts';
import type { SeedJob } from '../crew/job.ts';
import { shrink } from '../crew/shrink.ts';
import { type Fault, faultText } from '../faults/fault.ts';

/** Readable as a whole, whoever has to. */
const MOST_LINES = 400;

/** One seed once more: its hash, and where it fails the shortest list of faults that still fails, with the trace of just those. */
export async function replaySeed(crew: Crew, { seed, bug }: Pick<SeedJob, 'seed' | 'bug'>): Promise<number> {
  const report = await crew.run({ seed, bug });
  console.log(
    `seed ${seed}: hash ${report.hash}, ${report.accepted} accepted sends, ${report.faults.length} faults, ${report.violations.length} violations`,
  );
  const [first] = report.violations;
  if (first === undefined) return 0;
  for (const { invariant, at, text } of report.violations.slice(0, 20)) console.log(`  ${invariant} ${instantText(at)} ${text}`);

  const fails = async (faults: readonly Fault[]): Promise<boolean> => {
    const { violations } = await crew.run({ seed, bug, only: faults });
    return violations.some(({ invariant }) => invariant === first.invariant);
  };
  const fewest = await shrink(report.faults, fails);
  console.log(`\nThe shortest list of faults that still breaks ${first.invariant}: ${fewest.length}`);
  for (const fault of fewest) console.log(`  ${faultText(fault)}`);
  const shortest = await crew.run({ seed, bug, only: fewest, keepTrace: true });
  const broken = shortest.violations.find(({ invariant }) => invariant === first.invariant);
  const subject = broken?.text.split(/[ :]/)[0] ?? '';
  const lines = shortest.trace.filter((line) => line.includes('FAULT') || line.includes('VIOLATION') || line.includes(subject));
  console.log(`\nWhat happened to ${subject}, with those faults alone (${broken?.text}):`);
  for (const line of lines.slice(-MOST_LINES)) console.log(line);
  return 1;
}
