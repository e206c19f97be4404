import { Hono } from 'hono';
import * as z from 'zod';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import { safeCsv } from '../../domain/csv/safe-csv.ts';
import { exportHeader, exportRows } from '../../domain/requests/export-rows.ts';
import { changeConsent } from '../../workflows/change-consent.ts';
import { customerId } from './customer-routes.ts';
import { nobodyOf, refuseJoined } from './joined-customer.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

/** Staff pass on what a person asked for: they may lower a consent, never raise one. */
export const withdrawal = z.strictObject({
  email: z.literal('withdrawn').optional(),
  sms: z.literal('withdrawn').optional(),
});

/** What people may ask of their data. */
export function subjectRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/:id/export', async (c) => {
    const id = accept(customerId, c.req.param('id'));
    await refuseJoined(services.joined, id);
    const items = await services.requests.exportOf(id);
    if (items === undefined) throw refuse(404, `There is nothing held of a customer "${id}".`);
    if (c.req.query('format') === 'csv') {
      c.header('Content-Disposition', 'attachment; filename="customer-export.csv"');
      return c.body(safeCsv(exportHeader, exportRows(items)), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
    }
    c.header('Content-Disposition', `attachment; filename="customer-export.json"; filename*=UTF-8''${encodeURIComponent(id)}.json`);
    return c.json({ customer: id, exportedAt: instantText(services.clock.now()), items });
  });

  app.delete('/:id', async (c) => {
    const id = accept(customerId, c.req.param('id'));
    await refuseJoined(services.joined, id);
    const receipt = await services.requests.erase(id, services.clock.now());
    if (receipt === undefined) throw refuse(404, `There is nothing held of a customer "${id}".`);
    return c.json({ ...receipt, at: instantText(receipt.at) });
  });

  app.post('/:id/consents', async (c) => {
    const id = accept(customerId, c.req.param('id'));
    const choice = await acceptBody(c, withdrawal);
    if ((await services.states.load(id)) === undefined) throw await nobodyOf(services.joined, id);
    const result = await changeConsent(services, id, choice, { source: 'staff', by: c.get('staff').id, wording: 'console/1' });
    if (result === 'erased') throw refuse(409, 'This person was erased; nothing is sent to them any more.');
    return c.json({ result });
  });

  return app;
}
