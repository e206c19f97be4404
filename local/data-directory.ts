import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

/** The folder that holds everything of one running product. */
export interface DataDirectory {
  readonly path: string;
  /** A folder in it, made where it is missing. */
  folder(name: string): string;
  file(name: string): string;
  /** Gives the folder free for another start. */
  release(): void;
}

const lockSchema = z.object({ pid: z.int(), started: z.string() });

/**
 * How what is kept here is written: keys and partitions of the table above all. Raised where an older folder would no longer be
 * understood, so that it is refused in words instead of being read half.
 */
const FORM = 3;
const FORM_FILE = 'form.json';
const formSchema = z.object({ form: z.int() });

/** Makes the folder, makes sure it can be written, and takes it for this process alone. */
export function openDataDirectory(given: string): DataDirectory {
  const path = resolve(given);
  const lock = join(path, 'lock.json');
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
    const probe = join(path, 'probe');
    writeFileSync(probe, Buffer.alloc(1_000_000));
    rmSync(probe);
  } catch (error) {
    throw new Error(whyNot(path, error), { cause: error });
  }
  const holder = existsSync(lock) ? readLock(lock) : undefined;
  if (holder !== undefined && startOf(holder.pid) === holder.started) {
    throw new Error(`The data folder ${path} is in use by process ${holder.pid}. Stop that one, or give another folder with --data.`);
  }
  const found = formOf(path);
  if (found !== undefined && found !== FORM)
    throw new Error(
      `The data folder ${path} was written by another version of Perennial (form ${found}, this one reads ${FORM}). It is left as it is: ` +
        'give another folder with --data, and bring your files in again.',
    );
  writeFileSync(join(path, FORM_FILE), JSON.stringify({ form: FORM }));
  writeFileSync(lock, JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? '' }));
  return {
    path,
    folder(name) {
      const folder = join(path, name);
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    file: (name) => join(path, name),
    release: () => rmSync(lock, { force: true }),
  };
}

/** Undefined where nothing is kept yet. The first form bore no mark. */
function formOf(path: string): number | undefined {
  if (existsSync(join(path, FORM_FILE))) return formSchema.parse(JSON.parse(readFileSync(join(path, FORM_FILE), 'utf8'))).form;
  return existsSync(join(path, 'dynamodb')) ? 1 : undefined;
}

/** One sentence that says what to do. */
export function whyNot(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full: nothing can be kept in ${path}. Make room, or give another folder with --data.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `The data folder ${path} cannot be written. Change its permissions, or give another folder with --data.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `The data folder ${path} is not a folder. Give another one with --data.`;
    default:
      return `The data folder ${path} cannot be used: ${error instanceof Error ? error.message : String(error)}. Give another one with --data.`;
  }
}

function readLock(path: string): z.infer<typeof lockSchema> | undefined {
  try {
    return lockSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** When a process began, as the kernel counts, so that a number given out again is not taken for the old process; undefined where none runs. */
function startOf(pid: number): string | undefined {
  if (existsSync('/proc/self/stat')) {
    const path = `/proc/${pid}/stat`;
    return existsSync(path) ? readFileSync(path, 'utf8').split(') ').at(-1)?.split(' ')[19] : undefined;
  }
  try {
    process.kill(pid, 0);
    return '';
  } catch {
    return undefined;
  }
}
