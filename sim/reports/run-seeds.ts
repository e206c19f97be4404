import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { Crew } from '../crew/crew.ts';
import { outcomeNames, Tally } from '../crew/tally.ts';
import { figure, showTable } from './show-table.ts';

interface SeedsOptions {
  readonly from: number;
  readonly seeds: number;
  readonly markdown: boolean;
  /** Address of an engine on which the tables are to stand. */
  readonly engine?: string | undefined;
}

/** Many seeds, and what they came to; Ctrl-C begins no more, and says what those before it came to. 1 where any of them broke an invariant. */
export async function runSeeds(crew: Crew, { from, seeds, markdown, engine }: SeedsOptions): Promise<number> {
  const began = performance.now();
  const tally = new Tally();
  let isEnough = false;
  process.once('SIGINT', () => {
    isEnough = true;
  });
  function* jobs() {
    for (let seed = from; seed < from + seeds && !isEnough; seed++) yield { seed, engine };
  }
  await crew.runAll(jobs(), (report) => {
    tally.add(report);
    for (const { invariant, at, text } of report.violations.slice(0, 3))
      console.error(`seed ${report.seed}: ${invariant} ${instantText(at)} ${text}`);
    if (process.stderr.isTTY) process.stderr.write(`\r${tally.seeds} of ${seeds} seeds `);
  });
  const seconds = (performance.now() - began) / 1000;
  const coverage = tally.coverage();
  const title = `Seeds ${from} to ${from + tally.seeds - 1}${engine === undefined ? '' : ' on DynamoDB Local'}`;
  showTable(title, markdown, [
    ['virtual days lived', figure(tally.lived / 86_400_000)],
    ['accepted sends', figure(tally.accepted)],
    ['calls of a provider', figure(tally.calls)],
    ['injected faults', figure(tally.faults)],
    ['kinds of faults', figure(tally.byFault.size)],
    ['await points', figure(coverage.points)],
    ['pairs of await point and kind of fault that were met', `${(100 * coverage.share).toFixed(1)} %`],
    ...outcomeNames.map((name) => [words[name], figure(tally.outcomes[name])] as const),
    ['fell due in an outage of 3 or 26 hours, and decided within 30 minutes of its end', figure(tally.caughtUp)],
    ['second notices that the promise allows for', figure(tally.foretold)],
    ['seeds with a violation', figure(tally.failed.length)],
    ['seconds', figure(seconds)],
  ]);
  if (!markdown && coverage.missed.length > 0) console.log(`not met: ${coverage.missed.slice(0, 20).join('; ')}`);
  if (tally.failed.length > 0) console.log(`Replay one with --seed ${tally.failed[0]?.seed}`);
  return tally.failed.length > 0 ? 1 : 0;
}

const words = {
  ok: 'certain occasions that went out',
  excused: 'certain occasions that came to a reason which the interfaces allow',
  lost: 'lost',
  duplicated: 'accepted again (notices alone)',
  unexpected: 'unexpected',
  recovered: 'recovered after a doubt',
} as const;
