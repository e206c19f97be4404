import { Hono } from 'hono';
import * as z from 'zod';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { bondReport } from '../../domain/campaigns/bond-level.ts';
import { quietRegulars } from '../../workflows/programme/quiet-regulars.ts';
import { surveyReports } from '../../workflows/programme/survey-reports.ts';
import { surveySilence } from '../../workflows/programme/survey-silence.ts';
import { offerReport } from '../../workflows/vouchers/offer-report.ts';
import { cursor, nextOf, placeIn } from './cursor.ts';
import { customerFor } from './masked-customer.ts';
import { accept } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

export const query = z.object({
  after: cursor,
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

export const offersQuery = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11 is wanted')
    .optional(),
});

/** Names that a morning's look takes in. */
const QUIET_SHOWN = 3;

/** What the care programme knows of the customers that there are: a page of the company with each request. */
export function programmeRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/silence', async (c) => {
    const { after, limit } = accept(query, c.req.query());
    const [{ lapsed, next, ...rest }, { winBack, company }] = await Promise.all([
      surveySilence(services, { after: placeIn('silence', after), limit }),
      services.library.settings(),
    ]);
    const people = lapsed.map(({ customer, ...quiet }) => ({ ...quiet, customer: customerFor(c.get('staff'), customer) }));
    const today = localDate(services.clock.now(), company.timeZone);
    return c.json({
      ...rest,
      today,
      lapsed: people,
      repairCost: winBack.repairCost,
      currency: company.currency,
      next: nextOf('silence', next),
    });
  });

  app.get('/quiet', async (c) => {
    const found = await quietRegulars(services);
    const shown = found.slice(0, QUIET_SHOWN).map((one) => ({ ...one, customer: customerFor(c.get('staff'), one.customer) }));
    return c.json({ items: shown, more: found.length - shown.length });
  });

  app.get('/offers', async (c) => c.json(await offerReport(services, accept(offersQuery, c.req.query()).month)));

  app.get('/bonds', async (c) => {
    const { levels, untagged, moneyOnly } = bondReport(await services.library.campaigns());
    return c.json({ levels, untagged, moneyOnly: moneyOnly ?? null });
  });

  app.get('/reports', async (c) => {
    const { after, limit } = accept(query, c.req.query());
    const page = await surveyReports(services, { after: placeIn('reports', after), limit });
    const { service } = await services.library.settings();
    return c.json({ ...page, listed: service.knownFaults, next: nextOf('reports', page.next) });
  });

  return app;
}
