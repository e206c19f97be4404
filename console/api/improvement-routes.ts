import { Hono } from 'hono';
import * as z from 'zod';
import { parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { LEAST_ANSWERS } from '../../domain/surveys/satisfaction-index.ts';
import { listImprovements, startImprovement } from '../../workflows/surveys/improvement-desk.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

export const body = z.strictObject({
  campaign: z.string().min(1).max(128),
  factor: z.string().min(1).max(64),
  action: z.string().trim().min(1).max(1000),
  owner: z.string().trim().min(1).max(100),
  remeasureOn: z
    .string()
    .max(10)
    .refine((day) => parseCalendarDate(day) !== undefined, 'a date such as 2026-12-05 is wanted'),
});

/** care 36: what is done about a factor, by whom, and what measuring it again says. */
export function improvementRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => c.json({ items: [...(await listImprovements(services))].reverse() }));

  app.post('/', async (c) => {
    const asked = await acceptBody(c, body);
    const started = await startImprovement(services, { ...asked, id: services.newId().slice(0, 12), by: c.get('staff').id });
    switch (started.kind) {
      case 'too-early':
        throw refuse(400, 'It is measured again on a day after today.');
      case 'too-few':
        throw refuse(409, `${started.n} of the last 90 days have answered this factor; it takes ${LEAST_ANSWERS} to find something.`);
      case 'started':
        return c.json({ id: started.improvement.id }, 201);
    }
  });

  app.delete('/:id', async (c) => {
    const id = accept(z.string().min(1).max(64), c.req.param('id'));
    if (!(await services.improvements.remove(id))) throw refuse(404, `There is no improvement "${id}".`);
    return c.body(null, 204);
  });

  return app;
}
