import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MOST_BYTES = 5_000_000;

/** A function's log file. It never holds more than 5 MB, nor the one before it. */
export interface FunctionLog {
  write(chunk: string | Uint8Array): void;
}

export function openFunctionLog(directory: string, name: string): FunctionLog {
  const path = join(directory, `${name}.log`);
  let size = existsSync(path) ? statSync(path).size : 0;
  return {
    write(chunk) {
      if (size > MOST_BYTES) {
        renameSync(path, `${path}.1`);
        size = 0;
      }
      appendFileSync(path, chunk);
      size += chunk.length;
    },
  };
}
