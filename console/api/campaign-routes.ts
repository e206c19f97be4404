import { Hono } from 'hono';
import * as z from 'zod';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const campaignId = z.string().min(1).max(128);
export const liveSwitch = z.strictObject({ live: z.boolean() });
export const archiveSwitch = z.strictObject({ archived: z.boolean() });
export const settingsChange = z.strictObject({ rev: z.int().min(0), settings: z.record(z.string().max(100), z.unknown()) });

/** Campaigns and settings: how the engine is set. */
export function campaignRoutes({ desk, drafts }: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/campaigns', async (c) => {
    const [items, edits] = await Promise.all([desk.campaigns(), drafts.drafts()]);
    return c.json({
      items,
      drafts: edits.map(({ plan, state, by, at, base, rev }) => ({ plan, state, by, at, base, rev })),
    });
  });

  app.post('/campaigns/:id/live', async (c) => {
    const id = accept(campaignId, c.req.param('id'));
    const { live } = await acceptBody(c, liveSwitch);
    if (!(await desk.setLive(id, live))) throw refuse(404, `There is no campaign "${id}".`);
    return c.json({ id, live });
  });

  app.post('/campaigns/:id/archive', async (c) => {
    const id = accept(campaignId, c.req.param('id'));
    const { archived } = await acceptBody(c, archiveSwitch);
    if (!(await drafts.archive(id, archived))) throw refuse(404, `There is no campaign "${id}".`);
    return c.json({ id, archived });
  });

  app.get('/settings', async (c) => c.json(await desk.settings()));

  app.post('/settings/check', async (c) => {
    const { settings } = await acceptBody(c, settingsChange.pick({ settings: true }));
    const checked = await desk.checkSettings(settings);
    if ('problem' in checked) throw refuse(400, checked.problem);
    return c.json(checked);
  });

  app.put('/settings', async (c) => {
    const { rev, settings } = await acceptBody(c, settingsChange);
    const result = await desk.putSettings(settings, rev);
    switch (result.kind) {
      case 'saved':
        return c.json({ rev: result.rev });
      case 'refused':
        throw refuse(400, result.problem);
      case 'conflict':
        throw refuse(409, 'Somebody else saved the settings meanwhile. Load them again, then make your change.');
    }
  });

  return app;
}
