import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';

/**
 * An append-only file of JSON lines. A line counts once it has been handed to the operating system, so a killed process loses
 * nothing; a last line torn by the kill is dropped when the file is opened again.
 */
export interface Journal {
  append(...entries: readonly unknown[]): void;
  /** Puts these in place of all that was written before, in one step. */
  rewrite(entries: readonly unknown[]): void;
  readonly lines: number;
  close(): void;
}

/** Opens or creates the file and hands every whole line to `read`, in order. */
export function openJournal(path: string, read: (entry: unknown) => void): Journal {
  let lines = 0;
  let whole = 0;
  if (existsSync(path)) {
    const bytes = readFileSync(path);
    whole = bytes.lastIndexOf(10) + 1;
    for (const line of bytes.subarray(0, whole).toString('utf8').split('\n')) {
      if (line === '') continue;
      const entry = parseLine(line);
      if (entry === undefined) continue;
      lines += 1;
      read(entry.value);
    }
  }
  let file = openSync(path, 'a');
  ftruncateSync(file, whole);

  return {
    append(...entries) {
      if (entries.length === 0) return;
      writeWhole(file, asLines(entries));
      lines += entries.length;
    },
    rewrite(entries) {
      writeFileSync(`${path}.new`, asLines(entries));
      renameSync(`${path}.new`, path);
      closeSync(file);
      file = openSync(path, 'a');
      lines = entries.length;
    },
    get lines() {
      return lines;
    },
    close: () => closeSync(file),
  };
}

const asLines = (entries: readonly unknown[]): string => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

function parseLine(line: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(line) };
  } catch {
    return undefined;
  }
}
