import { parentPort } from 'node:worker_threads';
import { runSeed } from '../run-seed.ts';
import { bugs } from '../zoo/bugs.ts';
import type { Job } from './job.ts';

/** Runs one seed after the other for whoever started this thread. */
parentPort?.on('message', async (job: Job) => {
  const began = performance.now();
  try {
    const report = await runSeed({ ...job, plant: job.bug === undefined ? undefined : bugs[job.bug]?.plant() });
    parentPort?.postMessage({ ...report, milliseconds: performance.now() - began });
  } catch (fault) {
    parentPort?.postMessage({ fault: `Seed ${job.seed}: ${fault instanceof Error ? fault.stack : String(fault)}` });
  }
});
