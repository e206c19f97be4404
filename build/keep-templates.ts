import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { storedShapes } from '../adapters/dynamo/items/stored-shapes.ts';
import { synthesise } from './synthesise.ts';

const root = join(import.meta.dirname, '..');
const { version } = z.object({ version: z.string().max(64) }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** Keeps the templates of production, and the shapes of stored items, as those of this version, for the tests that hold the next ones against them. */
const assembly = mkdtempSync(join(tmpdir(), 'release-'));
await synthesise({ stage: 'production' }, assembly);
const folder = join(root, 'releases', version);
mkdirSync(folder, { recursive: true });
for (const file of readdirSync(assembly).filter((one) => one.endsWith('.template.json')))
  copyFileSync(join(assembly, file), join(folder, file));
writeFileSync(join(folder, 'items.json'), `${JSON.stringify(storedShapes(), null, 2)}\n`);
rmSync(assembly, { recursive: true });
process.stdout.write(`Kept in releases/${version}.\n`);
