import { Hono } from 'hono';
import * as z from 'zod';
import { joinCustomers } from '../../workflows/duplicates/join-customers.ts';
import { previewJoin, seenOf } from '../../workflows/duplicates/preview-join.ts';
import { customerId } from './customer-routes.ts';
import { nobodyOf } from './joined-customer.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const side = z.enum(['kept', 'other']);

/** What a choice of address changes about consents is seen before it is made. */
export const joinQuery = z.object({ email: side.optional(), phone: side.optional() });

export const joinBody = z.strictObject({
  seen: z.string().max(40),
  choices: z
    .record(z.string().min(1).max(300), side)
    .refine((choices) => Object.keys(choices).length <= 200, 'at most 200 choices')
    .default({}),
});

/** Two records of one person: what each holds, and how they become one. */
export function duplicateRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  const idsOf = (id: string, duplicate: string) => {
    const ids = { kept: accept(customerId, id), other: accept(customerId, duplicate) };
    if (ids.kept === ids.other) throw refuse(400, 'A customer cannot be joined to itself. Choose another record of the same person.');
    return ids;
  };

  app.get('/:id/duplicates/:other', async (c) => {
    const { email, phone } = accept(joinQuery, c.req.query());
    const ids = idsOf(c.req.param('id'), c.req.param('other'));
    const choices = { ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) };
    const preview = await previewJoin(services, { ...ids, choices });
    if (preview === undefined) throw await whoIsMissing(services, ids);
    return c.json(preview);
  });

  app.post('/:id/duplicates/:other', async (c) => {
    const ids = idsOf(c.req.param('id'), c.req.param('other'));
    const { seen, choices } = await acceptBody(c, joinBody);
    const standing = await services.joins.standing(ids.other);
    if (standing === undefined) {
      for (const id of [ids.kept, ids.other]) if ((await services.states.load(id)) === undefined) throw await nobodyOf(services.joined, id);
      if ((await seenOf(services, ids.kept, ids.other)) !== seen)
        throw refuse(409, 'One of the two was changed since you looked. Look again before you join them.');
    }
    const state = await joinCustomers(services, { ...ids, choices, by: c.get('staff').id, at: services.clock.now() });
    if (state === 'refused') throw refuse(409, 'One of the two is being joined to somebody else already, or was.');
    return c.json({ ...ids, state }, state === 'done' ? 200 : 202);
  });

  return app;
}

async function whoIsMissing({ states, joined }: ConsoleServices, { kept, other }: { readonly kept: string; readonly other: string }) {
  return await nobodyOf(joined, (await states.load(kept)) === undefined ? kept : other);
}
