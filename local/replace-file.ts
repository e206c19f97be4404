import { renameSync, writeFileSync } from 'node:fs';

/** Puts the whole text in place in one step: a reader, or a restart after a kill, sees the old text or the new one. */
export function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
