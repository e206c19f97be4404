import { Hono } from 'hono';
import * as z from 'zod';
import type { ApiKey } from '../../domain/keys/api-key.ts';
import { keyScopes } from '../../domain/keys/key-scope.ts';
import { issueKey } from '../../workflows/api-keys.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

export const wanted = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(keyScopes)).min(1).max(keyScopes.length),
});

/** Keys for machines: who made each, who took it away, and when it was last used. */
export function keyRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => c.json({ items: (await services.keys.list()).map(seen), scopes: keyScopes }));

  app.post('/', async (c) => {
    const { key, text } = await issueKey(services, { ...(await acceptBody(c, wanted)), by: c.get('staff').id });
    return c.json({ ...seen(key), key: text }, 201);
  });

  app.delete('/:id', async (c) => {
    const id = accept(z.string().min(1).max(64), c.req.param('id'));
    const revoked = await services.keys.revoke(id, c.get('staff').id, services.clock.now());
    if (!revoked) throw refuse(404, `There is no key "${id}" that still opens anything.`);
    return c.json({ id });
  });

  return app;
}

const seen = ({ hash: _, ...key }: ApiKey) => key;
