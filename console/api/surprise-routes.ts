import { Hono } from 'hono';
import * as z from 'zod';
import { budgetMonth, type Given, giveSurprise, surpriseCandidates } from '../../workflows/programme/surprise-desk.ts';
import { cursor, nextOf, placeIn } from './cursor.ts';
import { customerId } from './customer-routes.ts';
import { customerFor } from './masked-customer.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

export const query = z.object({
  after: cursor,
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const gift = z.strictObject({ customer: customerId, gift: z.string().trim().min(1).max(200) });

const refusals: Readonly<Record<Extract<Given, { kind: 'refused' }>['why'], string>> = {
  'open-case': 'A case is open: first put right what is wrong.',
  'promise-open': 'Something that was promised is overdue: first keep it.',
  'nothing-kept': 'Nothing was promised and kept, or delivered, lately: a surprise comes after that.',
  'too-soon': 'This customer has had a surprise not long ago.',
  'unknown-gift': 'There is no such gift in the settings.',
  'too-dear': 'The gift costs more than one may cost.',
  'budget-spent': 'The month’s budget does not reach for it. What costs nothing can still be given.',
};

/** care 32: who may be surprised, what this month's surprises came to, and that one was given. */
export function surpriseRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const { after, limit } = accept(query, c.req.query());
    const [{ candidates, next, looked }, settings] = await Promise.all([
      surpriseCandidates(services, { after: placeIn('surprises', after), limit }),
      services.library.settings(),
    ]);
    const people = candidates.map(({ customer, kept }) => ({ customer: customerFor(c.get('staff'), customer), kept }));
    return c.json({ looked, candidates: people, gifts: settings.surprises.gifts, next: nextOf('surprises', next) });
  });

  app.get('/month', async (c) => {
    const settings = await services.library.settings();
    const month = budgetMonth(services.clock.now(), settings);
    const { count, hundredths } = await services.surprises.month(month);
    const given = [];
    for await (const { customer, on, gift: name, cost, by } of services.surprises.given(month))
      given.push({ customer, on, gift: name, cost, by });
    const { budgetPerMonth, mostEach, daysApart } = settings.surprises;
    return c.json({
      month,
      count,
      spent: hundredths / 100,
      budgetPerMonth,
      mostEach,
      daysApart,
      currency: settings.company.currency,
      given,
    });
  });

  app.post('/', async (c) => {
    const asked = await acceptBody(c, gift);
    const given = await giveSurprise(services, { ...asked, by: c.get('staff').id });
    switch (given.kind) {
      case 'unknown':
        throw refuse(404, `There is no customer "${asked.customer}".`);
      case 'refused':
        throw refuse(409, refusals[given.why]);
      case 'given':
        return c.json({ on: given.surprise.on, spent: given.month.hundredths / 100 }, 201);
    }
  });

  return app;
}
