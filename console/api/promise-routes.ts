import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { addDays } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { promiseKinds, standingOf } from '../../domain/promises/promise.ts';
import { keepPromise, listPromises, makePromise } from '../../workflows/promises/promise-desk.ts';
import { customerId } from './customer-routes.ts';
import { customerFor } from './masked-customer.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

/** Kept ones are looked at so far back. */
const KEPT_DAYS = 90;

export const listQuery = z.object({ state: z.enum(['open', 'broken', 'kept']).default('open') });
export const newPromise = z.strictObject({
  customer: customerId,
  kind: z.enum(promiseKinds),
  text: z.string().trim().min(1).max(500),
  dueAt: z.int().positive(),
});
const promiseId = z.string().min(1).max(128);

/** care 25: what customers were promised, and how well it is kept. */
export function promiseRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const { state } = accept(listQuery, c.req.query());
    const { company } = await services.library.settings();
    const now = services.clock.now();
    const today = localDate(now, company.timeZone);
    const { items, figures } = await listPromises(services, { state, from: addDays(today, -KEPT_DAYS), to: addDays(today, 1) });
    const shown = items.map(({ customer, promise }) => ({
      customer: customerFor(c.get('staff'), customer),
      promise: { ...promise, standing: standingOf(promise, now) },
    }));
    return c.json({ items: shown, figures });
  });

  app.post('/', async (c) => {
    const asked = await acceptBody(c, newPromise);
    const id = `P${services.newId()}`.slice(0, 40);
    if ((await makePromise(services, { ...asked, id })) === 'unknown') throw refuse(404, `There is no customer "${asked.customer}".`);
    return c.json({ id }, 201);
  });

  app.post('/:customer/:id/kept', async (c: Context<ConsoleEnv>) => {
    const [customer, id] = [accept(customerId, c.req.param('customer')), accept(promiseId, c.req.param('id'))];
    const kept = await keepPromise(services, customer, id);
    if (kept === undefined) throw refuse(404, `There is no promise "${id}" to a customer "${customer}".`);
    return c.json({ promise: { ...kept, standing: standingOf(kept, services.clock.now()) } });
  });

  return app;
}
