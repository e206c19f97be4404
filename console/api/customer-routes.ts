import { Hono } from 'hono';
import * as z from 'zod';
import { parseCalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { branchOf, calendarOf } from '../../domain/cases/branch-calendar.ts';
import { usageOfCustomer } from '../../domain/classes/usage-of-customer.ts';
import { verifyLedger } from '../../domain/consent/consent-ledger.ts';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { parseEmail } from '../../domain/import/read-email.ts';
import { forecastGrade } from '../../domain/membership/forecast-grade.ts';
import { pointsLots } from '../../domain/membership/points-lots.ts';
import { namedOwner } from '../../domain/registry/named-owner.ts';
import { refillsOf } from '../../domain/supply/refill.ts';
import { messageAsSent } from '../../workflows/message-as-sent.ts';
import { statusOfCustomer } from '../../workflows/programme/status-of-customer.ts';
import { serveRefill } from '../../workflows/serve-refill.ts';
import { setTone } from '../../workflows/set-tone.ts';
import { cursor, nextOf, placeIn } from './cursor.ts';
import { factsToCome } from './facts-to-come.ts';
import { nobodyOf } from './joined-customer.ts';
import { customerFor } from './masked-customer.ts';
import { accept, acceptBody, refuse } from './problem.ts';
import { whyOfStep } from './reason-words.ts';
import type { ConsoleEnv, ConsoleServices } from './services.ts';
import { timelineOf } from './timeline.ts';

export const customerId = z.string().min(1).max(128);

export const listQuery = z.object({
  search: z.string().max(254).default(''),
  after: cursor,
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const timelineQuery = z.object({ limit: z.coerce.number().int().min(1).max(500).default(200) });

export const messageQuery = z.object({ key: z.string().min(1).max(1024) });

export const explainQuery = z.object({
  campaign: z.string().min(1).max(128),
  on: z
    .string()
    .max(10)
    .refine((text) => parseCalendarDate(text) !== undefined, 'a date such as 2026-12-05 is wanted'),
});

export const toneBody = z.strictObject({ tone: z.string().trim().min(1).max(100).nullable() });

const RECENT_ORDERS = 20;
const RECENT_LOTS = 50;

/** A number as people write it down, if it is one: +44 20 7946 0018, 0044 (20) 7946-0018. */
function phoneIn(search: string): string | undefined {
  const text = search.trim().replace(/^00/, '+');
  return /^\+[\d\s()./-]{6,30}$/.test(text) ? `+${text.replace(/\D/g, '')}` : undefined;
}

export function customerRoutes(services: ConsoleServices): Hono<ConsoleEnv> {
  const { clock, directory, states, gates, library } = services;
  const app = new Hono<ConsoleEnv>();

  async function stateOf(id: string): Promise<CustomerState> {
    const state = await states.load(accept(customerId, id));
    if (state === undefined) throw await nobodyOf(services.joined, id);
    return state;
  }

  /** Whose number or mail address that is now: they come before all others, on top of the page. */
  async function ownersOf(search: string, most: number): Promise<readonly Customer[]> {
    const phone = phoneIn(search);
    const email = parseEmail(search.trim())?.toLowerCase();
    const ids = [
      ...(phone === undefined ? [] : (await services.phones.owners(phone)).slice(0, most)),
      ...(email === undefined ? [] : await services.mails.owners(email, most)),
    ];
    const found = (await Promise.all(ids.map((id) => states.load(id)))).flatMap((state) => state?.customer ?? []);
    return email === undefined ? found : found.filter((customer) => customer.email?.toLowerCase() === email);
  }

  app.get('/', async (c) => {
    const { search, after: given, limit } = accept(listQuery, c.req.query());
    const list = `customers ${search}`;
    const after = placeIn(list, given);
    const [owners, { items, next }] = await Promise.all([
      after === undefined ? ownersOf(search, limit) : [],
      directory.customersByName(search.trim(), after, limit),
    ]);
    const others = items.filter(({ id }) => owners.every((owner) => owner.id !== id));
    return c.json({ items: [...owners, ...others].map((customer) => customerFor(c.get('staff'), customer)), next: nextOf(list, next) });
  });

  app.get('/:id', async (c) => {
    const state = await stateOf(c.req.param('id'));
    const { customer, membership, summary, assets, cycle, cases } = state;
    const [contact, facts, ledger, settings] = await Promise.all([
      gates.read(customer.id),
      directory.factsOf(customer.id),
      states.ledger(customer.id),
      library.settings(),
    ]);
    const today = localDate(clock.now(), customer.timeZone);
    const { email, sms, pausedUntil, lessOften, withoutCampaigns, openCases } = contact;
    return c.json({
      customer: customerFor(c.get('staff'), customer),
      today,
      choices: { email, sms, pausedUntil, lessOften, withoutCampaigns, openCases },
      membership,
      summary,
      cycle,
      assets,
      cases,
      usage: usageOfCustomer(state, today) ?? null,
      owner: namedOwner(customer, settings.owners, today) ?? null,
      refills: refillsOf(state.supplies, settings.supplies.sideServices, calendarOf(settings, branchOf(customer)).closedDays),
      forecast: membership && forecastGrade({ membership, summary, credit: customer.credit, settings, today }),
      points: pointsLots(ledger.orders, ledger.points, today, settings).slice(-RECENT_LOTS).reverse(),
      facts: factsToCome(facts, today, settings.leapDay),
      orders: ledger.orders.slice(-RECENT_ORDERS).reverse(),
    });
  });

  app.post('/:id/supplies/:supply/served', async (c) => {
    const [id, supply] = [accept(customerId, c.req.param('id')), accept(customerId, c.req.param('supply'))];
    const served = await serveRefill(services, id, supply);
    if (served === undefined) throw refuse(404, `There is no delivery "${supply}" to a customer "${id}".`);
    return c.json({ servedOn: served.servedOn });
  });

  app.put('/:id/tone', async (c) => {
    const { tone } = await acceptBody(c, toneBody);
    const id = accept(customerId, c.req.param('id'));
    const changed = await setTone(services, id, tone ?? undefined);
    if (changed === undefined) throw refuse(404, `There is no customer "${id}".`);
    return c.json({ tone: changed.tone ?? null });
  });

  app.get('/:id/timeline', async (c) => {
    const { limit } = accept(timelineQuery, c.req.query());
    const state = await stateOf(c.req.param('id'));
    const { id } = state.customer;
    const [messages, ledger, proofs, gate] = await Promise.all([
      directory.timeline(id),
      states.ledger(id),
      services.proofs.of(id),
      gates.read(id),
    ]);
    const entries = timelineOf({ messages, orders: ledger.orders, proofs }, state);
    const settings = await library.settings();
    const status = statusOfCustomer(state, messages, ledger.orders, { today: localDate(clock.now(), state.customer.timeZone), settings });
    const proven = verifyLedger(id, proofs, gate.ledger).kind === 'whole';
    return c.json({ status, proven, items: entries.slice(0, limit), more: Math.max(0, entries.length - limit) });
  });

  app.get('/:id/message', async (c) => {
    const { key } = accept(messageQuery, c.req.query());
    const sent = await messageAsSent(services, await stateOf(c.req.param('id')), key);
    switch (sent.kind) {
      case 'rendered':
        return c.json({ channel: sent.channel, subject: sent.subject, html: sent.html, text: sent.text });
      case 'not-sent':
        throw refuse(404, 'Nothing was sent under this key.');
      case 'missing':
        throw refuse(404, 'The campaign or the words that this message was made of are not there any more.');
    }
  });

  app.get('/:id/explain', async (c) => {
    const { campaign, on } = accept(explainQuery, c.req.query());
    const { customer } = await stateOf(c.req.param('id'));
    const explanation = await services.explain({ customer: customer.id, campaign, on });
    if (explanation === undefined) throw refuse(404, `There is no campaign "${campaign}".`);
    return c.json({ ...explanation, lines: explanation.lines.map((line) => ({ ...line, why: whyOfStep(line) })) });
  });

  return app;
}
