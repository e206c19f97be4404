import { Hono } from 'hono';
import * as z from 'zod';
import { doStep, recallLines, recallProof } from '../../workflows/recalls/recall-desk.ts';
import { customerId } from './customer-routes.ts';
import { customerFor } from './masked-customer.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const recallId = z.string().min(1).max(128);
export const stepBody = z.strictObject({ customer: customerId, asset: recallId, step: z.string().min(1).max(64) });

/** Owners shown on a screen; the proof has them all. */
const MOST = 200;

/** care 19 to 21: who was told of a recall, who has acknowledged it, and what was done. */
export function recallRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => c.json({ items: await services.recalls.list() }));

  app.get('/:id', async (c) => {
    const id = accept(recallId, c.req.param('id'));
    const lines = await recallLines(services, id);
    const { recalls } = await services.library.settings();
    return c.json({
      steps: recalls.closingSteps,
      figures: {
        owners: lines.length,
        told: lines.filter(({ firstTold }) => firstTold !== undefined).length,
        acknowledged: lines.filter(({ acknowledgedOn }) => acknowledgedOn !== undefined).length,
        byPost: lines.filter(({ byPost }) => byPost).length,
        closed: lines.filter(({ closedOn }) => closedOn !== undefined).length,
      },
      items: lines.slice(0, MOST).map((line) => ({ ...line, customer: customerFor(c.get('staff'), line.customer) })),
    });
  });

  app.get('/:id/proof', async (c) => {
    const id = accept(recallId, c.req.param('id'));
    c.header('Content-Disposition', `attachment; filename="recall-${id.replace(/[^A-Za-z0-9.-]/g, '_')}.csv"`);
    return c.body(recallProof(await recallLines(services, id)), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
  });

  app.post('/:id/steps', async (c) => {
    const recall = accept(recallId, c.req.param('id'));
    const asked = await acceptBody(c, stepBody);
    const done = await doStep(services, { ...asked, recall, by: c.get('staff').id });
    if (done === undefined) throw refuse(409, 'There is no such step that is still to be done. Load the recall again.');
    return c.json({ closedOn: done.closedOn ?? null });
  });

  return app;
}
