import { Hono } from 'hono';
import * as z from 'zod';
import { isWebhookUrl, MOST_WEBHOOKS, type WebhookDelivery, webhookTypes } from '../../domain/webhooks/webhook.ts';
import { addWebhook, redeliver, rotateSecret, testWebhook } from '../../workflows/webhooks/webhook-desk.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const LOG = 100;
const id = z.string().min(1).max(256);

/** On a laptop it may listen there, too. */
export const newWebhook = (onLaptop: boolean) =>
  z.strictObject({
    name: z.string().trim().min(1).max(100),
    url: z
      .string()
      .trim()
      .max(2048)
      .refine((url) => isWebhookUrl(url, onLaptop), 'https, and a host with a name of the open internet'),
    types: z.array(z.enum(webhookTypes)).min(1).max(webhookTypes.length),
  });

/** Addresses that hear of events: made, tried, held back, given another secret, taken away; and what became of each event. */
export function webhookRoutes({ webhookDesk }: ConsoleServices): Hono<ConsoleEnv> {
  const { webhooks, onLaptop } = webhookDesk;
  const wanted = newWebhook(onLaptop);
  const app = new Hono<ConsoleEnv>();
  const missing = (one: string) => refuse(404, `There is no webhook "${one}".`);

  app.get('/', async (c) => c.json({ items: await webhooks.list(), types: webhookTypes }));

  app.post('/', async (c) => {
    const added = await addWebhook(webhookDesk, { ...(await acceptBody(c, wanted)), by: c.get('staff').id });
    if (added === undefined) throw refuse(409, `There are ${MOST_WEBHOOKS} webhooks already. Remove one first.`);
    return c.json({ ...added.webhook, signingSecret: added.secret }, 201);
  });

  app.post('/:id/secret', async (c) => {
    const one = accept(id, c.req.param('id'));
    const changed = await rotateSecret(webhookDesk, one);
    if (changed === undefined) throw missing(one);
    return c.json({ id: one, signingSecret: changed.secret, formerUntil: changed.formerUntil }, 201);
  });

  for (const [act, state] of [
    ['pause', 'paused'],
    ['resume', 'on'],
  ] as const)
    app.post(`/:id/${act}`, async (c) => {
      const one = accept(id, c.req.param('id'));
      if (!(await webhooks.setState(one, state))) throw missing(one);
      return c.json({ id: one, state });
    });

  app.post('/:id/test', async (c) => {
    const one = accept(id, c.req.param('id'));
    if (!(await testWebhook(webhookDesk, one))) throw missing(one);
    return c.json({ id: one }, 202);
  });

  app.delete('/:id', async (c) => {
    const one = accept(id, c.req.param('id'));
    if (!(await webhooks.remove(one))) throw missing(one);
    return c.json({ id: one });
  });

  app.get('/:id/deliveries', async (c) => {
    const log = await webhooks.deliveries(accept(id, c.req.param('id')), LOG);
    return c.json({ items: log.map(seen) });
  });

  app.post('/:id/deliveries/:delivery/redeliver', async (c) => {
    const [one, delivery] = [accept(id, c.req.param('id')), accept(id, c.req.param('delivery'))];
    if (!(await redeliver(webhookDesk, one, delivery))) throw refuse(409, 'Only what failed within the last 14 days can be sent again.');
    return c.json({ id: delivery }, 202);
  });

  return app;
}

/** What it says of a customer is for its receiver alone. */
const seen = ({ body: _, ...delivery }: WebhookDelivery) => delivery;
