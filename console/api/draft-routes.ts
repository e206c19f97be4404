import { Hono } from 'hono';
import * as z from 'zod';
import { planOf } from '../../domain/campaigns/campaign-draft.ts';
import { changesBetween } from '../../domain/campaigns/changes-between.ts';
import { planShape, textsShape } from '../../domain/campaigns/draft-shape.ts';
import { approveDraft, type EditResult, giveBack, saveDraft, submitDraft } from '../../workflows/campaigns/edit-campaign.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import { mayUse } from './roles.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const campaignId = z.string().min(1).max(128);
export const edit = z.strictObject({ rev: z.int().min(0), plan: planShape, texts: textsShape });
export const onRev = z.strictObject({ rev: z.int().min(1) });
export const givenBack = z.strictObject({ rev: z.int().min(1), note: z.string().trim().min(1).max(1000) });

/** A campaign with its edit, its versions and what each changed; and the way of an edit from its author to whoever lets it go. */
export function draftRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const { drafts } = services;
  const app = new Hono<ConsoleEnv>();

  app.get('/:id', async (c) => {
    const id = accept(campaignId, c.req.param('id'));
    const [campaign, draft, versions] = await Promise.all([drafts.campaign(id), drafts.draft(id), drafts.versions(id)]);
    if (campaign === undefined && draft === undefined) throw refuse(404, `There is no campaign "${id}".`);
    const current = campaign === undefined ? undefined : { plan: planOf(campaign), texts: await drafts.texts(id, campaign.version) };
    const starter = { plan: current?.plan, texts: await drafts.texts(id, 1) };
    return c.json({
      campaign: campaign ?? null,
      texts: current?.texts ?? null,
      /** Whoever had a hand in the edit does not approve it. */
      mayApprove:
        draft !== undefined && !draft.authors.includes(c.get('staff').id) && mayUse(c.get('staff'), 'POST /api/campaigns/:id/approve'),
      mayEdit: mayUse(c.get('staff'), 'PUT /api/campaigns/:id/draft'),
      draft: draft === undefined ? null : { ...draft, changes: current === undefined ? [] : changesBetween(current, draft) },
      versions: versions.map(({ plan, texts, ...version }, index) => {
        const before = versions[index + 1] ?? (version.version === 2 && starter.plan !== undefined ? { ...starter, plan } : undefined);
        return { ...version, changes: before === undefined ? [] : changesBetween(before, { plan, texts }) };
      }),
    });
  });

  app.put('/:id/draft', async (c) => {
    const id = accept(campaignId, c.req.param('id'));
    const body = await acceptBody(c, edit);
    if (body.plan.id !== id) throw refuse(400, 'The plan is that of another campaign.');
    return c.json({ rev: revOf(await saveDraft(services, c.get('staff').id, body)) });
  });

  app.delete('/:id/draft', async (c) => {
    const id = accept(campaignId, c.req.param('id'));
    const { rev } = accept(z.object({ rev: z.coerce.number().int().min(1) }), c.req.query());
    if (!(await drafts.discard(id, rev))) throw refuse(409, 'Somebody else saved this edit meanwhile. Look at it first.');
    return c.json({ id });
  });

  app.post('/:id/submit', async (c) => {
    const { rev } = await acceptBody(c, onRev);
    return c.json({ rev: revOf(await submitDraft(services, accept(campaignId, c.req.param('id')), rev)) });
  });

  app.post('/:id/give-back', async (c) => {
    const { rev, note } = await acceptBody(c, givenBack);
    return c.json({ rev: revOf(await giveBack(services, accept(campaignId, c.req.param('id')), rev, note)) });
  });

  app.post('/:id/approve', async (c) => {
    const { rev } = await acceptBody(c, onRev);
    return c.json({ version: revOf(await approveDraft(services, c.get('staff').id, accept(campaignId, c.req.param('id')), rev)) });
  });

  return app;
}

function revOf(result: EditResult): number {
  switch (result.kind) {
    case 'done':
      return result.rev;
    case 'refused':
      throw refuse(400, result.problem);
    case 'conflict':
      throw refuse(
        409,
        result.by === undefined
          ? 'This edit is gone: it was let go or discarded meanwhile. What you wrote is still here.'
          : `${result.by} saved this campaign meanwhile. What you wrote is still here: look at theirs, then save again.`,
      );
  }
}
