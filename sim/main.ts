import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { startEngine } from '../local/dynamodb/engine.ts';
import { startCrew } from './crew/crew.ts';
import { replaySeed } from './reports/replay-seed.ts';
import { runExhaustive } from './reports/run-exhaustive.ts';
import { repeatSeeds, runSeeds } from './reports/run-seeds.ts';
import { runZoo } from './reports/run-zoo.ts';
import { openSeedJournal } from './reports/seed-journal.ts';

const usage = `npm run sim -- --seeds N [--from 1]     that many seeds, and what they came to
npm run sim -- --seed N                 one seed with its trace; on failure the shortest list of faults that still fails
npm run sim -- --zoo [--most 500]       every planted bug, and the seed that finds it
npm run sim -- --exhaustive             every fault and every pair of faults along one send
  --dynamo      with --seeds or --seed: the table stands on DynamoDB Local, and must answer as the one in memory does
  --journal F   with --seeds: what each came to goes into the file F, and a run that was ended goes on from it
  --again       with --seeds and --journal: those seeds once more, each held against its hash in the file
  --customers N with --seeds: so many people, not as many as usual
  --workers N   threads (as many as the machine has cores)
  --markdown    the figures as a table, for docs/guarantees.md`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    bug: { type: 'string' },
    zoo: { type: 'boolean', default: false },
    most: { type: 'string', default: '500' },
    dynamo: { type: 'boolean', default: false },
    exhaustive: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(availableParallelism()) },
    customers: { type: 'string' },
    journal: { type: 'string' },
    again: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
  },
});

const workers = Number(values.workers);
// It works on one core alone: each thread has its own.
const engines = await Promise.all(Array.from({ length: values.dynamo ? workers : 0 }, () => startEngine({})));
const crew = await startCrew(
  workers,
  engines.map(({ url }) => url.origin),
);
const { markdown } = values;
try {
  if (values.seed !== undefined) process.exitCode = await replaySeed(crew, { seed: Number(values.seed), bug: values.bug });
  else if (values.zoo) process.exitCode = await runZoo(crew, { most: Number(values.most), markdown });
  else if (values.exhaustive) process.exitCode = await runExhaustive(crew, { markdown });
  else if (values.seeds !== undefined) {
    const customers = values.customers === undefined ? undefined : Number(values.customers);
    const code = [crew.code, ...(customers === undefined ? [] : [`${customers} customers`]), ...(crew.onEngines ? ['DynamoDB Local'] : [])];
    const journal = values.journal === undefined ? undefined : openSeedJournal(values.journal, code.join(', '));
    const seeds = { from: Number(values.from), seeds: Number(values.seeds), markdown, customers };
    if (!values.again) process.exitCode = await runSeeds(crew, { ...seeds, journal });
    else if (journal !== undefined) process.exitCode = await repeatSeeds(crew, { ...seeds, journal });
    else throw new Error('--again needs the --journal that the seeds were written to.');
  } else {
    console.log(usage);
    process.exitCode = 2;
  }
} finally {
  await crew.close();
  await Promise.all(engines.map((engine) => engine.stop()));
}
