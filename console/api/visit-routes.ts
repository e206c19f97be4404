import { Hono } from 'hono';
import * as z from 'zod';
import { parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { listVisits } from '../../workflows/list-visits.ts';
import { customerFor } from './masked-customer.ts';
import { accept } from './problem.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';

export const listQuery = z.object({
  from: z
    .string()
    .max(10)
    .refine((text) => parseCalendarDate(text) !== undefined, 'a date such as 2026-12-05 is wanted')
    .optional(),
  days: z.coerce.number().int().min(1).max(31).default(7),
});

const MOST_VISITS = 500;

/** The check-ups that customers have booked, by the company's calendar, from today on where no day is named. */
export function visitRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const { company } = await services.library.settings();
    const { days, from = localDate(services.clock.now(), company.timeZone) } = accept(listQuery, c.req.query());
    const visits = await listVisits(services, { from, days, limit: MOST_VISITS });
    const items = visits.map(({ customer, ...rest }) => ({ ...rest, customer: customerFor(c.get('staff'), customer) }));
    return c.json({ from, days, items });
  });

  return app;
}
