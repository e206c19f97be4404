import { Hono } from 'hono';
import * as z from 'zod';
import { broadcastProgress, previewAudience, startBroadcast, turnBroadcast } from '../../workflows/broadcasts/broadcast-desk.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const broadcastId = z.string().regex(/^[\w-]{1,128}$/);
const MOST_AN_HOUR = 10_000_000;

export const whom = {
  campaign: z.string().min(1).max(128),
  model: z.string().min(1).max(600).exactOptional(),
};
const NO_BROADCAST = 'This campaign goes by dates of its own. Only one on the fact "broadcast" can be sent to an audience at once.';

const toOf = (model: string | undefined) => (model === undefined ? ({ kind: 'everybody' } as const) : ({ kind: 'owners', model } as const));

export const startBody = z.strictObject({
  ...whom,
  perHour: z.int().min(1).max(MOST_AN_HOUR),
});

/** One-off audiences: started by whoever may let campaigns out, held back by whoever writes them. */
export function broadcastRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => c.json({ items: await broadcastProgress(services) }));

  app.get('/audience', async (c) => {
    const { campaign, model } = accept(z.object(whom), c.req.query());
    const preview = await previewAudience(services, { campaign, to: toOf(model) });
    if (preview === 'no-such-campaign') throw refuse(404, 'There is no such campaign.');
    if (preview === 'no-broadcast') throw refuse(400, NO_BROADCAST);
    return c.json(preview);
  });

  app.post('/', async (c) => {
    const { campaign, model, perHour } = await acceptBody(c, startBody);
    const started = await startBroadcast(services, { id: services.newId(), campaign, to: toOf(model), perHour, by: c.get('staff').id });
    switch (started) {
      case 'no-such-campaign':
        throw refuse(404, 'There is no such campaign.');
      case 'no-broadcast':
        throw refuse(400, NO_BROADCAST);
      case 'not-live':
        throw refuse(409, 'The campaign is not live and approved yet.');
      case 'exists':
        throw refuse(409, 'It was started already.');
      default:
        return c.json(started, 201);
    }
  });

  const turn = (path: string, state: 'paused' | 'running' | 'cancelled', sentence: string) =>
    app.post(path, async (c) => {
      const turned = await turnBroadcast(services, accept(broadcastId, c.req.param('id')), state);
      if (turned === undefined) throw refuse(409, sentence);
      return c.json(turned);
    });
  turn('/:id/pause', 'paused', 'There is no such broadcast under way.');
  turn('/:id/resume', 'running', 'There is no such broadcast that was paused.');
  turn('/:id/cancel', 'cancelled', 'There is no such broadcast under way or paused.');
  return app;
}
