import { createHash, randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Where the engine keeps its file while it runs. DynamoDB Local waits for the disk three times with each write, which makes a month
 * take five times as long; so the file lies in the machine's memory (/dev/shm), where it outlives every process, and is copied to the
 * disk whenever nothing is going on. Only a restart of the machine falls back to the last copy.
 */
export interface WorkingCopy {
  readonly directory: string;
  /** A sentence where the machine was restarted in mid-work. */
  readonly notice: string | undefined;
  /** Copies it to the disk where it has changed and the engine has been quiet for a second; to be called again and again. */
  save(): Promise<void>;
  /** Once the engine has stopped: the disk has everything, the memory is given back. */
  putAway(): void;
}

const FILE = 'shared-local-instance.db';
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4 * 2 ** 30;

export function openWorkingCopy(home: string): WorkingCopy {
  if (!memoryIsAtHand()) return { directory: home, notice: undefined, save: async () => undefined, putAway: () => undefined };
  const directory = join(MEMORY, `perennial-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
  const [stored, working] = [join(home, FILE), join(directory, FILE)];
  const [mark, workingMark] = [join(home, 'in-memory'), join(directory, 'mark')];
  const wasAway = existsSync(mark);
  const stillThere = wasAway && existsSync(workingMark) && readFileSync(mark, 'utf8') === readFileSync(workingMark, 'utf8');
  if (!stillThere) {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    if (existsSync(stored)) copyFileSync(stored, working);
    const id = randomUUID();
    writeFileSync(workingMark, id);
    writeFileSync(mark, id);
  }
  let saving = false;
  let saved = stillThere ? '' : stateOf(working);

  return {
    directory,
    notice:
      wasAway && !stillThere && existsSync(stored)
        ? `The machine was restarted while Perennial ran: its table is as of ${statSync(stored).mtime.toISOString()}. What was due before is not sent again.`
        : undefined,
    async save() {
      const before = stateOf(working);
      if (saving || before === saved || !isQuiet(working)) return;
      saving = true;
      try {
        await copyFile(working, `${stored}.new`);
        if (stateOf(working) !== before) return;
        renameSync(`${stored}.new`, stored);
        saved = before;
      } finally {
        saving = false;
      }
    },
    putAway() {
      if (existsSync(working)) {
        copyFileSync(working, `${stored}.new`);
        renameSync(`${stored}.new`, stored);
      }
      rmSync(mark, { force: true });
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function memoryIsAtHand(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}

const isQuiet = (file: string): boolean => existsSync(file) && Date.now() - statSync(file).mtimeMs > 1000;

/** Changes with each write; a transaction under way makes it one of its own. */
function stateOf(file: string): string {
  if (!existsSync(file)) return '';
  const { mtimeMs, size } = statSync(file);
  return existsSync(`${file}-journal`) ? `under way ${randomUUID()}` : `${mtimeMs} ${size}`;
}
