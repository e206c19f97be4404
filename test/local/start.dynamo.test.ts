import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listen } from '../../local/http/listen.ts';
import { startCare } from '../../local/start.ts';
import { temporaryFolder } from '../support/local/temporary-folder.ts';

it('a start that fails says why, and leaves neither port, database nor lock behind', async () => {
  const dataDir = temporaryFolder();
  const assembly = temporaryFolder();
  writeFileSync(join(assembly, 'manifest.json'), '{"artifacts":{}}');
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));

  await expect(startCare({ port, dataDir, demo: false, assembly })).rejects.toThrow();
  const again = createServer();
  expect(await listen(again, port)).toBe(port);
  again.close();
  for (const left of ['lock.json', 'dynamodb.pid', 'in-memory']) expect(existsSync(join(dataDir, left)), left).toBe(false);
});

it('a port in use is told in one sentence that says what to do', async () => {
  const taken = createServer();
  const port = await listen(taken);
  await expect(startCare({ port, dataDir: temporaryFolder(), demo: false })).rejects.toThrow(
    `Port ${port} is in use. Stop what listens there, or give another one with --port.`,
  );
  taken.close();
});
