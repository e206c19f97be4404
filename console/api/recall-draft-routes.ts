import { Hono } from 'hono';
import * as z from 'zod';
import { parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { earliestStart, rangeFault } from '../../domain/recalls/recall-fault.ts';
import { approveRecall, askRecall, type RecallAnswer, unknownModel, withdrawRecall } from '../../workflows/recalls/ask-recall.ts';
import { recallReach } from '../../workflows/recalls/recall-reach.ts';
import { customerFor } from './masked-customer.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import { mayUse } from './roles.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029\uFFFD]*$/u, 'it has characters that cannot be printed');
const recallName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dots and hyphens are wanted, at most 64');
export const range = { model: line(128), serialFrom: line(128), serialTo: line(128) };
export const plan = z.strictObject({
  id: recallName,
  ...range,
  reason: line(500),
  safety: z.boolean(),
  startsOn: z
    .string()
    .max(10)
    .refine((day) => parseCalendarDate(day) !== undefined, 'a day like 2026-12-01 is wanted'),
});

/** Drafts told of: those before them stand in the table all the same. */
const MOST = 50;

/** care 19: a recall by the form; asked for by one person, let begin by another. */
export function recallDraftRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const staff = c.get('staff');
    const [drafts, heads, { sendAt }] = await Promise.all([
      services.recallDrafts.list(),
      services.recalls.list(),
      services.library.settings(),
    ]);
    return c.json({
      mayAsk: mayUse(staff, 'POST /api/recall-drafts'),
      earliest: earliestStart(services.clock.now(), sendAt),
      items: drafts.slice(0, MOST).map((draft) => ({
        ...draft,
        begun: heads.some(({ id }) => id === draft.id),
        mayApprove: draft.askedBy !== staff.id && mayUse(staff, 'POST /api/recall-drafts/:id/approve'),
        mayWithdraw: mayUse(staff, 'POST /api/recall-drafts/:id/withdraw'),
      })),
    });
  });

  app.get('/reach', async (c) => {
    const asked = accept(z.object(range), c.req.query());
    const fault = rangeFault(asked);
    if (fault !== undefined) throw refuse(400, fault);
    const reach = await recallReach(services, asked);
    if (reach === 'unknown-model') throw refuse(400, unknownModel(asked.model));
    return c.json({ ...reach, first: reach.first.map((customer) => customerFor(c.get('staff'), customer)) });
  });

  app.post('/', async (c) => c.json(draftOf(await askRecall(services, await acceptBody(c, plan), c.get('staff').id)), 201));

  app.post('/:id/approve', async (c) =>
    c.json(draftOf(await approveRecall(services, accept(recallName, c.req.param('id')), c.get('staff').id))),
  );

  app.post('/:id/withdraw', async (c) =>
    c.json(draftOf(await withdrawRecall(services, accept(recallName, c.req.param('id')), c.get('staff').id))),
  );

  return app;
}

function draftOf(answer: RecallAnswer) {
  switch (answer.kind) {
    case 'done':
      return answer.draft;
    case 'refused':
      throw refuse(400, answer.problem);
    case 'conflict':
      throw refuse(409, answer.problem);
  }
}
