import { Hono } from 'hono';
import * as z from 'zod';
import { tiersShape } from '../../domain/settings-file.ts';
import { POINTS_HORIZON_MONTHS } from '../../domain/summarise.ts';
import { compareTiers } from '../../workflows/programme/compare-tiers.ts';
import { customerFor } from './masked-customer.ts';
import { acceptBody } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

export const question = z.strictObject({
  tiers: tiersShape,
  windowMonths: z.int().min(1).max(POINTS_HORIZON_MONTHS).optional(),
  after: z.string().max(1024).optional(),
  limit: z.int().min(1).max(200).default(100),
});

/** Tiers tried out on the customers that there are: a page of the company with each request. */
export function tierRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.post('/compare', async (c) => {
    const { tiers, windowMonths, after, limit } = await acceptBody(c, question);
    const { points } = await services.library.settings();
    const other = { tiers, ...(windowMonths === undefined ? {} : { points: { ...points, windowMonths } }) };
    const { affected, next, ...rest } = await compareTiers(services, { other, after, limit });
    const people = affected.map(({ customer, ...grade }) => ({ ...grade, customer: customerFor(c.get('staff'), customer) }));
    return c.json({ ...rest, affected: people, next: next ?? null });
  });

  return app;
}
