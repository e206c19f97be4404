import { renameSync, writeFileSync } from 'node:fs';

/** Puts the whole text in place in one step: a reader, or a restart after a kill, sees the old text or the new one. */
export const replaceFile = (path: string, text: string): void => replaceFileBytes(path, Buffer.from(text, 'utf8'));

export function replaceFileBytes(path: string, bytes: Uint8Array): void {
  writeFileSync(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
}
