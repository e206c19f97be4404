import { Hono } from 'hono';
import * as z from 'zod';
import { MOST_ROWS } from '../../domain/bus/record-rows.ts';
import { explainUnknownKind, isImportKind } from '../../domain/import/import-kind.ts';
import { acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const body = z.strictObject({
  rows: z
    .array(z.record(z.string().max(200), z.unknown()))
    .min(1)
    .max(MOST_ROWS),
});

/** What another system has to say, row by row, as in a file (schemas/in). */
export function recordRoutes({ takeRecords }: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.post('/:kind', async (c) => {
    const kind = c.req.param('kind');
    if (!isImportKind(kind)) throw refuse(404, explainUnknownKind(kind));
    const { rows } = await acceptBody(c, body);
    return c.json(await takeRecords(kind, rows));
  });
  return app;
}
