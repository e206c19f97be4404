import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { Crew } from '../crew/crew.ts';
import { type SeedSummary, summaryOf } from '../crew/seed-summary.ts';
import { outcomeNames, Tally } from '../crew/tally.ts';
import type { SeedJournal } from './seed-journal.ts';
import { figure, showTable } from './show-table.ts';

interface SeedsOptions {
  readonly from: number;
  readonly seeds: number;
  readonly markdown: boolean;
  readonly customers?: number | undefined;
  /** Seeds that it holds are not run again. */
  readonly journal?: SeedJournal | undefined;
}

/** Many seeds, and what they came to; Ctrl-C begins no more, and says what those before it came to. 1 where any of them broke an invariant. */
export async function runSeeds(crew: Crew, { from, seeds, markdown, customers, journal }: SeedsOptions): Promise<number> {
  const began = performance.now();
  const tally = new Tally();
  const take = (summary: SeedSummary): void => {
    tally.add(summary);
    for (const { invariant, at, text } of summary.violations.slice(0, 3))
      console.error(`seed ${summary.seed}: ${invariant} ${instantText(at)} ${text}`);
  };
  function* jobs() {
    for (const seed of untilInterrupted(from, seeds)) {
      const known = journal?.before.get(seed);
      if (known === undefined) yield { seed, customers };
      else take(known);
    }
  }
  await crew.runAll(jobs(), (report) => {
    const summary = summaryOf(report);
    journal?.add(summary);
    take(summary);
    if (process.stderr.isTTY) process.stderr.write(`\r${tally.seeds} of ${seeds} seeds `);
  });
  const seconds = (performance.now() - began) / 1000;
  const coverage = tally.coverage();
  const title = `${figure(tally.seeds)} seeds from ${from} on${crew.onEngines ? ', on DynamoDB Local' : ''}`;
  showTable(title, markdown, [
    ['virtual days lived', figure(tally.lived / 86_400_000)],
    ['accepted sends', figure(tally.accepted)],
    ['calls of a provider', figure(tally.calls)],
    ['injected faults', figure(tally.faults)],
    ['kinds of faults', figure(tally.kindsOfFaults.size)],
    ['await points', figure(coverage.points)],
    ['pairs of await point and kind of fault that were met', `${(100 * coverage.share).toFixed(1)} %`],
    ...outcomeNames.map((name) => [words[name], figure(tally.outcomes[name])] as const),
    ['fell due in an outage of 3 or 26 hours, and decided within 30 minutes of its end', figure(tally.caughtUp)],
    ['second notices that the promise allows for', figure(tally.foretold)],
    ['seeds with a violation', figure(tally.failed.length)],
    ...(journal === undefined ? ([['seconds', figure(seconds)]] as const) : []),
  ]);
  if (!markdown && coverage.missed.length > 0) console.log(`not met: ${coverage.missed.slice(0, 20).join('; ')}`);
  if (tally.failed.length > 0) console.log(`Replay one with --seed ${tally.failed[0]}`);
  return tally.failed.length > 0 ? 1 : 0;
}

/** Seeds of a journal once more, each held against the hash that it had there. 1 where one came to another. */
export async function repeatSeeds(
  crew: Crew,
  { from, seeds, markdown, customers, journal }: SeedsOptions & { readonly journal: SeedJournal },
): Promise<number> {
  const differing: number[] = [];
  let equal = 0;
  function* jobs() {
    for (const seed of untilInterrupted(from, seeds)) if (journal.before.has(seed)) yield { seed, customers };
  }
  await crew.runAll(jobs(), ({ seed, hash }) => {
    if (journal.before.get(seed)?.hash === hash) equal += 1;
    else differing.push(seed);
    if (process.stderr.isTTY) process.stderr.write(`\r${equal + differing.length} of ${seeds} seeds `);
  });
  showTable('Seeds run once more', markdown, [
    ['with the hash that they had before', figure(equal)],
    ['with another', figure(differing.length)],
  ]);
  if (differing.length > 0) console.log(`Another hash: ${differing.slice(0, 20).join(', ')}`);
  return differing.length > 0 || equal === 0 ? 1 : 0;
}

function* untilInterrupted(from: number, seeds: number): Generator<number> {
  let isEnough = false;
  process.once('SIGINT', () => {
    isEnough = true;
  });
  for (let seed = from; seed < from + seeds && !isEnough; seed++) yield seed;
}

const words = {
  ok: 'certain occasions that went out',
  excused: 'certain occasions that came to a reason which the interfaces allow',
  lost: 'lost',
  duplicated: 'accepted again (notices alone)',
  unexpected: 'unexpected',
  recovered: 'recovered after a doubt',
} as const;
