import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readWebFiles } from '../../../adapters/files/read-web-files.ts';

function aFolder(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'web-'));
  mkdirSync(join(folder, 'assets'));
  for (const name of names) writeFileSync(join(folder, name), 'x');
  return folder;
}

it('reads what was built: its kind, and whether its name says what is in it', async () => {
  const files = await readWebFiles(aFolder('index.html', 'leaf.svg', 'assets/main-B3xQ_9-a.js', 'assets/main-C4xQ_9-a.css'));
  expect(files.map(({ path, type, kept }) => [path, type, kept]).sort()).toEqual([
    ['assets/main-B3xQ_9-a.js', 'text/javascript; charset=utf-8', 'for ever'],
    ['assets/main-C4xQ_9-a.css', 'text/css; charset=utf-8', 'for ever'],
    ['index.html', 'text/html; charset=utf-8', 'until asked'],
    ['leaf.svg', 'image/svg+xml', 'until asked'],
  ]);
});

it('stops at a file of a kind that it does not know, rather than serve it as something', async () => {
  await expect(readWebFiles(aFolder('index.html', 'notes.exe'))).rejects.toThrow('notes.exe');
});
