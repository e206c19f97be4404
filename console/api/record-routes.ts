import { Hono } from 'hono';
import * as z from 'zod';
import { MOST_ROWS } from '../../domain/bus/record-rows.ts';
import { explainUnknownKind, isImportKind } from '../../domain/import/import-kind.ts';
import { acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

export const body = z.strictObject({
  rows: z
    .array(z.record(z.string().max(200), z.unknown()))
    .min(1)
    .max(MOST_ROWS),
});

/** Of the last thirty days; the newest of them are enough to see what is wrong. */
const REFUSED = 50;

/** What another system has to say, row by row, as in a file (schemas/in); and what others told on a bus that could not be taken. */
export function recordRoutes({ takeRecords, events }: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.post('/:kind', async (c) => {
    const kind = c.req.param('kind');
    if (!isImportKind(kind)) throw refuse(404, explainUnknownKind(kind));
    const { rows } = await acceptBody(c, body);
    return c.json(await takeRecords(kind, rows));
  });
  app.get('/refused-events', async (c) => c.json({ items: await events.refused(REFUSED) }));
  return app;
}
