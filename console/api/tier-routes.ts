import { Hono } from 'hono';
import * as z from 'zod';
import { tiersShape } from '../../domain/settings-file.ts';
import { POINTS_HORIZON_MONTHS } from '../../domain/summarise.ts';
import { compareTiers } from '../../workflows/programme/compare-tiers.ts';
import { membersByTier, periodsEnding } from '../../workflows/programme/members-by-tier.ts';
import { cursor, nextOf, placeIn } from './cursor.ts';
import { customerFor } from './masked-customer.ts';
import { accept, acceptBody } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

export const question = z.strictObject({
  tiers: tiersShape,
  windowMonths: z.int().min(1).max(POINTS_HORIZON_MONTHS).optional(),
  after: cursor,
  limit: z.int().min(1).max(200).default(100),
});

export const membersQuery = z.object({
  after: cursor,
  limit: z.coerce.number().int().min(1).max(200).default(200),
});

/** Tiers as they stand, and others tried out on the customers that there are: a page of the company with each request. */
export function tierRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/endings', async (c) => c.json(await periodsEnding(services)));

  app.get('/members', async (c) => {
    const { after, limit } = accept(membersQuery, c.req.query());
    const { next, ...page } = await membersByTier(services, { after: placeIn('members', after), limit });
    return c.json({ ...page, next: nextOf('members', next) });
  });

  app.post('/compare', async (c) => {
    const { tiers, windowMonths, after, limit } = await acceptBody(c, question);
    const { points } = await services.library.settings();
    const other = { tiers, ...(windowMonths === undefined ? {} : { points: { ...points, windowMonths } }) };
    const { affected, next, ...rest } = await compareTiers(services, { other, after: placeIn('compare', after), limit });
    const people = affected.map(({ customer, ...grade }) => ({ ...grade, customer: customerFor(c.get('staff'), customer) }));
    return c.json({ ...rest, affected: people, next: nextOf('compare', next) });
  });

  return app;
}
