import { Hono } from 'hono';
import * as z from 'zod';
import type { RejectReason } from '../../domain/import/reject.ts';
import { customerId } from './customer-routes.ts';
import { nobodyOf } from './joined-customer.ts';
import { customerFor } from './masked-customer.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const line = (most: number) => z.string().trim().min(1).max(most).optional();

/** The columns of a customers file that staff put right by hand. Consents are not among them: those are the person's own. */
export const correction = z
  .strictObject({
    name: line(200),
    email: line(254),
    phone: line(100),
    country: line(100),
    locale: line(35),
    time_zone: line(64),
    born_on: line(10),
    household_id: line(128),
  })
  .refine((given) => Object.keys(given).length > 0, 'nothing is to be changed');

const said: Partial<Record<RejectReason, string>> = {
  'malformed-email': 'is no email address',
  'malformed-phone': 'is no phone number of that country',
  'malformed-date': 'is no date that exists (2026-12-05 is one)',
  'future-date': 'lies in the future',
  'unknown-time-zone': 'is no time zone (Europe/London is one)',
  'unknown-country': 'is no country code',
  'unknown-language': 'is no language tag',
};

/** A customer put right goes in as a line of a file does: judged by the same rules, and followed by the same stream. */
export function correctRoutes({ states, joined, takeRecords }: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.put('/:id', async (c) => {
    const id = accept(customerId, c.req.param('id'));
    const given = await acceptBody(c, correction);
    if ((await states.load(id)) === undefined) throw await nobodyOf(joined, id);
    const { rejects } = await takeRecords('customers', [{ customer_id: id, ...given }]);
    const [reject] = rejects;
    if (reject !== undefined)
      throw refuse(400, `${reject.column}: “${reject.value}” ${said[reject.reason] ?? `cannot be taken (${reject.reason})`}.`);
    const corrected = await states.load(id, { consistent: true });
    if (corrected === undefined) throw refuse(404, `There is no customer "${id}".`);
    return c.json({ customer: customerFor(c.get('staff'), corrected.customer) });
  });

  return app;
}
