import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { everySecond } from '../exhaustive/every-pair.ts';
import { dynamoLane } from '../lane/dynamo-lane.ts';
import { runSeed } from '../run-seed.ts';
import { bugs } from '../zoo/bugs.ts';
import type { Answer, Job } from './job.ts';

/** Address of the engine on which this thread's tables are to stand. */
const engine = z
  .url()
  .optional()
  .parse(workerData ?? undefined);

async function answer(job: Job): Promise<Answer> {
  if ('first' in job) return await everySecond(job.sendCase, job.first, true);
  const lane = engine === undefined ? undefined : await dynamoLane(engine);
  try {
    return await runSeed({ ...job, lane, plant: job.bug === undefined ? undefined : bugs[job.bug]?.plant() });
  } finally {
    await lane?.close();
  }
}

/**
 * hono keeps the context of a rendered page in an AsyncLocalStorage where it finds one, and from the first page on Node 20 then follows
 * every promise of the thread: an eighth of all time. Our pages render in one go and read no context; Lambda's Node has no such cost.
 */
Reflect.deleteProperty(process, 'getBuiltinModule');

/** Does one job after the other for whoever started this thread. */
parentPort?.on('message', async (job: Job) => {
  try {
    parentPort?.postMessage(await answer(job));
  } catch (fault) {
    parentPort?.postMessage({ fault: `${JSON.stringify(job)}: ${fault instanceof Error ? fault.stack : String(fault)}` });
  }
});
