import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { addDays } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { type Case, isOpen, MAX_NOTE } from '../../domain/cases/case.ts';
import { assignCase, closeCase, noteOnCase, reopenCase } from '../../domain/cases/case-moves.ts';
import { type CaseChange, changeCase, readCase } from '../../workflows/cases/change-case.ts';
import { type CaseSelection, listCases, openByHand } from '../../workflows/cases/list-cases.ts';
import { caseFor } from './case-view.ts';
import { customerId } from './customer-routes.ts';
import { customerFor } from './masked-customer.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

const caseId = z.string().min(1).max(64);
const rev = z.int().min(1);
const words = z.string().trim().min(1).max(MAX_NOTE);
const owner = z.string().trim().min(1).max(100);

export const listQuery = z.object({
  state: z.enum(['open', 'overdue', 'closed']).default('open'),
  owner: owner.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const assignment = z.strictObject({ rev, owner, due: z.int().positive().optional() });
export const remark = z.strictObject({ rev, text: words });
export const byHand = z.strictObject({ customer: customerId, kind: z.enum(['complaint', 'repair', 'call']), about: words });

/** How far back closed cases are shown. */
const CLOSED_DAYS = 90;

/** What a person of the company has to see to. Every change names the revision that its author has seen. */
export function caseRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const { clock, library, states } = services;
  const app = new Hono<ConsoleEnv>();

  const place = (c: Context<ConsoleEnv>) => ({
    customer: accept(customerId, c.req.param('customer')),
    id: accept(caseId, c.req.param('id')),
    by: c.get('staff').id,
  });

  app.get('/', async (c) => {
    const { state, owner: of, limit } = accept(listQuery, c.req.query());
    const { company } = await library.settings();
    const today = localDate(clock.now(), company.timeZone);
    const selection: CaseSelection = { state, owner: of, limit, closedFrom: addDays(today, -CLOSED_DAYS), today: addDays(today, 1) };
    const { items, figures } = await listCases(services, selection);
    const shown = items.map(({ customer, case: one }) => {
      const { history: _, ...rest } = caseFor(one, clock.now());
      return { customer: customerFor(c.get('staff'), customer), case: rest };
    });
    return c.json({ items: shown, figures });
  });

  app.post('/', async (c) => {
    const asked = await acceptBody(c, byHand);
    const opened = await openByHand(services, { ...asked, id: `M${services.newId()}`.slice(0, 40), by: c.get('staff').id });
    if (opened === 'unknown') throw refuse(404, `There is no customer "${asked.customer}".`);
    return c.json({ id: opened.id }, 201);
  });

  app.get('/:customer/:id', async (c) => {
    const { customer, id } = place(c);
    const [stored, state] = await Promise.all([readCase(services, customer, id), states.load(customer)]);
    if (stored === undefined || state === undefined) throw unknown(customer, id);
    const answer = state.answers.find((one) => one.id === stored.case.answer);
    return c.json({
      customer: customerFor(c.get('staff'), state.customer),
      case: caseFor(stored.case, clock.now()),
      rev: stored.rev,
      answer: answer ?? null,
      voucher: stored.voucher ?? null,
    });
  });

  app.post('/:customer/:id/assign', async (c) => {
    const { rev: seen, ...to } = await acceptBody(c, assignment);
    return told(
      c,
      await changeCase(services, { ...place(c), rev: seen }, (one, act) => (isOpen(one) ? assignCase(one, act, to) : undefined)),
    );
  });

  app.post('/:customer/:id/notes', async (c) => {
    const { rev: seen, text } = await acceptBody(c, remark);
    return told(c, await changeCase(services, { ...place(c), rev: seen }, (one, act) => noteOnCase(one, act, text)));
  });

  app.post('/:customer/:id/close', async (c) => {
    const { rev: seen, text } = await acceptBody(c, remark);
    const change = await changeCase(services, { ...place(c), rev: seen }, (one, act) => closeCase(one, act, text));
    return told(c, change);
  });

  app.post('/:customer/:id/reopen', async (c) => {
    const { rev: seen, text } = await acceptBody(c, remark);
    const change = await changeCase(services, { ...place(c), rev: seen }, (one, act, all) => reopenCase(one, act, text, all));
    return told(c, change);
  });

  function told(c: Context<ConsoleEnv>, change: CaseChange): Response {
    switch (change.kind) {
      case 'changed':
        return c.json({ case: caseFor(change.case, clock.now()), rev: change.rev });
      case 'unknown':
        throw unknown(c.req.param('customer') ?? '', c.req.param('id') ?? '');
      case 'conflict':
        throw refuse(409, whatHappened(change.case));
    }
  }

  return app;
}

const unknown = (customer: string, id: string) => refuse(404, `There is no case "${id}" of a customer "${customer}".`);

/** Who was quicker, and with what. */
function whatHappened(one: Case): string {
  const last = one.history?.at(-1);
  const what = last === undefined ? 'Somebody has changed this case' : `${last.by} has ${last.did} this case`;
  return `${what} meanwhile. Load it again, then see whether yours is still to be done.`;
}
