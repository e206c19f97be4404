import { createContext, Script } from 'node:vm';

/** The work did not end in its time and was stopped in the middle. */
export class DeadlineExceeded extends Error {}

const room: { work: () => void } = { work: () => {} };
const context = createContext(room);
const run = new Script('work()');

/**
 * Stops `work` after so many milliseconds, wherever it is: in a loop, in a filter, in a regular expression that goes astray. The engine
 * itself ends it, which no count of steps inside it could. Not to be used inside itself, and for nothing asynchronous.
 */
export function withinDeadline<T>(milliseconds: number, work: () => T): T {
  const done: T[] = [];
  room.work = () => {
    done.push(work());
  };
  try {
    run.runInContext(context, { timeout: milliseconds });
  } catch (fault) {
    if (isTimeout(fault)) throw new DeadlineExceeded(`stopped after ${milliseconds} milliseconds`, { cause: fault });
    throw fault;
  }
  for (const value of done) return value;
  throw new DeadlineExceeded('ended without an answer');
}

const isTimeout = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
