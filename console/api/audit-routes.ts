import { Hono } from 'hono';
import * as z from 'zod';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import { cursor, nextOf, placeIn } from './cursor.ts';
import { accept } from './problem.ts';
import { permissions, roles } from './roles.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

export const asked = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11 is wanted')
    .optional(),
  after: cursor,
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** Who did what, and who may. */
export function auditRoutes({ audit, clock }: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/audit', async (c) => {
    const { month = instantText(clock.now()).slice(0, 7), after, limit } = accept(asked, c.req.query());
    const list = `audit ${month}`;
    const { items, next } = await audit.page(month, placeIn(list, after), limit);
    return c.json({ month, items, next: nextOf(list, next) });
  });

  app.get('/roles', (c) => c.json({ roles, mine: c.get('staff').roles, permissions }));

  return app;
}
