import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventSchemas } from './event-schemas.ts';

const folder = new URL('../schemas', import.meta.url).pathname;
rmSync(folder, { recursive: true, force: true });
for (const [name, text] of eventSchemas()) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}
