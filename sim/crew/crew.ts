import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Schedules } from '../exhaustive/every-pair.ts';
import type { SeedReport } from '../run-seed.ts';
import type { Answer, Job, PairsJob, SeedJob } from './job.ts';

const bundle = join(import.meta.dirname, '..', '..', 'dist', 'sim', 'worker.mjs');

/** Megabytes for what is thrown away at once, so that little of it is looked at twice. */
const YOUNG = 192;

/** Threads that run seeds side by side, each from one bundle, as the functions are deployed. */
export interface Crew {
  /** Digest of the bundle that they run. */
  readonly code: string;
  /** Whether the tables stand on engines, besides in memory. */
  readonly onEngines: boolean;
  run(job: SeedJob): Promise<SeedReport>;
  /** Every job, as many at once as there are threads; told of each as it ends, in whatever order. */
  runAll(jobs: Iterable<SeedJob>, onReport: (report: SeedReport) => void): Promise<void>;
  runSchedules(job: PairsJob): Promise<Schedules>;
  close(): Promise<void>;
}

/** `engines`: addresses on which the tables are to stand, shared out over the threads; none: in memory alone. */
export async function startCrew(size = availableParallelism(), engines: readonly string[] = []): Promise<Crew> {
  await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const threads = Array.from(
    { length: size },
    (_none, index) =>
      new Worker(bundle, {
        execArgv: ['--enable-source-maps'],
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
        workerData: engines[index % engines.length],
      }),
  );
  const idle = [...threads];
  const waiting: ((thread: Worker) => void)[] = [];

  const take = (): Promise<Worker> => {
    const thread = idle.pop();
    return thread === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(thread);
  };
  const giveBack = (thread: Worker): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  };

  async function ask(job: Job): Promise<Answer> {
    const thread = await take();
    try {
      return await new Promise<Answer>((resolve, reject) => {
        thread.once('message', (answer: Answer) => {
          thread.off('error', reject);
          if ('fault' in answer) reject(new Error(answer.fault));
          else resolve(answer);
        });
        thread.once('error', reject);
        thread.postMessage(job);
      });
    } finally {
      giveBack(thread);
    }
  }

  async function run(job: SeedJob): Promise<SeedReport> {
    const answer = await ask(job);
    if ('hash' in answer) return answer;
    throw new Error(`Seed ${job.seed} was answered with something else.`);
  }

  return {
    onEngines: engines.length > 0,
    code: createHash('sha256')
      .update(await readFile(bundle))
      .digest('hex')
      .slice(0, 16),
    run,
    async runSchedules(job) {
      const answer = await ask(job);
      if ('broken' in answer) return answer;
      throw new Error('The schedules were answered with something else.');
    },
    async runAll(jobs, onReport) {
      const queue = jobs[Symbol.iterator]();
      const work = async (): Promise<void> => {
        for (let next = queue.next(); next.done !== true; next = queue.next()) onReport(await run(next.value));
      };
      await Promise.all(threads.map(work));
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
