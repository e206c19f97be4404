import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import type { WebFile } from '../../workflows/publish-console.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** As Vite names what it builds. */
const HASHED = /-[\w-]{8,}\.\w+$/;

/** Everything below a folder; a file of a kind that is not known here is a fault of the build. */
export async function readWebFiles(folder: string): Promise<readonly WebFile[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return await Promise.all(
    entries.map(async (entry): Promise<WebFile> => {
      const file = join(entry.parentPath, entry.name);
      const path = relative(folder, file).replaceAll('\\', '/');
      const type = types[extname(path)];
      if (type === undefined) throw new Error(`${path} is of no kind that the console is known to have.`);
      return { path, body: await readFile(file), type, kept: HASHED.test(path) ? 'for ever' : 'until asked' };
    }),
  );
}
