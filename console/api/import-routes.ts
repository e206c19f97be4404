import { Hono } from 'hono';
import * as z from 'zod';
import { importKinds } from '../../domain/import/import-kind.ts';
import { type ImportRecord, importKey } from '../../workflows/import-shelf.ts';
import { beginUndo, previewUndo } from '../../workflows/imports/preview-undo.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const importId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'no such import');

export const newImport = z.strictObject({
  kind: z.enum(importKinds),
  fileName: z
    .string()
    .min(1)
    .max(200)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .refine((name) => !/[\u0000-\u001f/\\]/.test(name), 'a file name without slashes and control characters is wanted'),
  map: z
    .record(z.string().max(200), z.string().min(1).max(100))
    .refine((map) => Object.keys(map).length <= 200, 'at most 200 columns')
    .default({}),
  /** Tries it out: rows are judged and counted, and nothing is written. */
  dry: z.boolean().default(false),
});

const NOT_TAKEN_BACK =
  'This import cannot be taken back: it is still running, was taken back already, wrote nothing, is older than 30 days, or is one of recalls, which are closed product by product.';

const MAX_LISTED = 100;
const MAX_REJECTS = 10_000;

export function importRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const { clock, imports, newId } = services;
  const app = new Hono<ConsoleEnv>();

  async function recordOf(id: string): Promise<ImportRecord> {
    const record = await imports.get(accept(importId, id));
    if (record === undefined) throw refuse(404, `There is no import "${id}".`);
    return record;
  }

  app.post('/', async (c) => {
    const { kind, fileName, map, dry } = await acceptBody(c, newImport);
    const counts = { read: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };
    const record: ImportRecord = {
      id: newId(),
      kind,
      fileName,
      map,
      state: 'uploading',
      startedAt: clock.now(),
      counts,
      ...(dry ? { dry } : {}),
    };
    if (!(await imports.create(record))) throw refuse(409, 'This import exists already. Try again.');
    return c.json({ id: record.id, uploadUrl: await imports.uploadUrl(importKey(record)), method: 'PUT' }, 201);
  });

  app.get('/', async (c) => c.json({ items: await imports.list(MAX_LISTED) }));

  app.get('/:id', async (c) => c.json(await recordOf(c.req.param('id'))));

  app.get('/:id/rejects', async (c) => {
    const { id } = await recordOf(c.req.param('id'));
    return c.json({ items: await imports.rejects(id, MAX_REJECTS) });
  });

  app.get('/:id/undo', async (c) => {
    const preview = await previewUndo(services, await recordOf(c.req.param('id')));
    if (preview === undefined) throw refuse(409, NOT_TAKEN_BACK);
    return c.json(preview);
  });

  app.post('/:id/undo', async (c) => {
    const record = await beginUndo(services, await recordOf(c.req.param('id')), c.get('staff').id);
    if (record === undefined) throw refuse(409, NOT_TAKEN_BACK);
    return c.json(record, 202);
  });

  app.get('/:id/left', async (c) => {
    const { id } = await recordOf(c.req.param('id'));
    return c.json({ items: await imports.left(id, MAX_REJECTS) });
  });

  return app;
}
