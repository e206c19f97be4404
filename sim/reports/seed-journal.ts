import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { type SeedSummary, seedSummary } from '../crew/seed-summary.ts';

const heading = z.object({ code: z.string().max(128) });

/** Seeds that were run, one to a line of a file, so that a run of hours goes on where it was ended. */
export interface SeedJournal {
  /** Those that it held when it was opened, by seed. */
  readonly before: ReadonlyMap<number, SeedSummary>;
  add(summary: SeedSummary): void;
}

/**
 * Throws where the file is of other code: seeds of two versions are no proof of either. A line that was cut off when the machine went
 * down is left out, and its seed is run again.
 *
 * @param code digest of what runs the seeds
 */
export function openSeedJournal(path: string, code: string): SeedJournal {
  const before = new Map<number, SeedSummary>();
  if (existsSync(path)) {
    const whole = readFileSync(path, 'utf8');
    const [first = '', ...lines] = whole
      .slice(0, whole.lastIndexOf('\n') + 1)
      .split('\n')
      .filter((line) => line !== '');
    const known = first === '' ? undefined : heading.parse(JSON.parse(first)).code;
    if (known !== code) throw new Error(`${path} holds seeds of other code (${known ?? 'none'}, now ${code}): name another file.`);
    for (const line of lines) {
      const summary = seedSummary.parse(JSON.parse(line));
      before.set(summary.seed, summary);
    }
    writeFileSync(path, `${[first, ...lines].join('\n')}\n`);
  } else writeFileSync(path, `${JSON.stringify({ code })}\n`);
  return { before, add: (summary) => appendFileSync(path, `${JSON.stringify(summary)}\n`) };
}
