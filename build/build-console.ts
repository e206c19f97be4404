import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const configFile = join(root, 'console/vite.config.ts');
const outDir = join(root, 'dist/console');
const stamp = join(root, 'dist/console.sha256');

/** Builds console/ to dist/console, unless what is there was built from the same files. */
export async function buildConsole(): Promise<void> {
  if (!existsSync(configFile)) return;
  const inputs = await hashOfInputs();
  const built = existsSync(join(outDir, 'index.html')) && existsSync(stamp) ? await readFile(stamp, 'utf8') : '';
  if (built === inputs) return;
  // Loaded only when needed: it takes longer to load than to find that nothing changed.
  const { build } = await import('vite');
  await build({ configFile, root: join(root, 'console'), logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(stamp, inputs);
}

/** The console, what it may import, and the versions of its libraries. */
async function hashOfInputs(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await inputFiles())
    hash
      .update(file)
      .update('\0')
      .update(await readFile(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

async function inputFiles(): Promise<readonly string[]> {
  const folders = ['console', 'domain', 'workflows'];
  const entries = await Promise.all(folders.map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true })));
  const files = entries.flat().filter((entry) => entry.isFile());
  return ['package-lock.json', ...files.map((file) => relative(root, join(file.parentPath, file.name))).sort()];
}
