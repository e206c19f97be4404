import { Hono } from 'hono';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { ConsoleCloud } from './console-cloud.ts';

interface Letter {
  readonly id: string;
  readonly at: number;
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly from: string;
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  readonly customer: string;
  readonly campaign: string;
}

const POLLS_PER_RUN = 4;

/** The `/local` routes as `care start` answers them, with an inbox and a clock that runs for a few polls. */
export function fakeLaptop(cloud: ConsoleCloud) {
  const letters: Letter[] = [];
  let run: { readonly from: number; readonly to: number; polls: number } | undefined;

  const state = () => {
    const now = instantText(cloud.clock.now());
    if (run === undefined) return { now, busy: false };
    const { from, to, polls } = run;
    return {
      now,
      busy: true,
      from: instantText(from),
      to: instantText(to),
      progress: polls / POLLS_PER_RUN,
      ticks: polls,
      sent: polls * 12,
    };
  };

  const routes = new Hono();
  routes.get('/clock', (c) => {
    if (run !== undefined) {
      run.polls += 1;
      cloud.clock.at = run.from + ((run.to - run.from) * run.polls) / POLLS_PER_RUN;
      letters.push(aCard(letters.length, cloud.clock.at));
      if (run.polls >= POLLS_PER_RUN) run = undefined;
    }
    return c.json(state());
  });
  routes.post('/clock', async (c) => {
    const by: { days?: number; months?: number; to?: string } = await c.req.json();
    const from = cloud.clock.now();
    const to = by.to === undefined ? from + ((by.days ?? 0) + (by.months ?? 0) * 30) * 86_400_000 : Date.parse(by.to);
    run = { from, to, polls: 0 };
    return c.json(state(), 202);
  });
  routes.delete('/clock', (c) => {
    run = undefined;
    return c.json(state(), 202);
  });
  routes.get('/inbox', (c) => {
    const search = c.req.query('search')?.toLowerCase() ?? '';
    const found = letters.filter((letter) => `${letter.subject} ${letter.to} ${letter.customer}`.toLowerCase().includes(search)).reverse();
    return c.json({ items: found.map(({ html: _, ...letter }) => ({ ...letter, at: instantText(letter.at) })), total: letters.length });
  });
  routes.get('/inbox/:id', (c) => {
    const letter = letters.find(({ id }) => id === c.req.param('id'));
    if (letter === undefined) return c.json({ message: 'There is no such message.' }, 404);
    const headers = [
      { name: 'subject', value: letter.subject ?? '' },
      { name: 'list-unsubscribe-post', value: 'List-Unsubscribe=One-Click' },
    ];
    return c.json({ ...letter, at: instantText(letter.at), headers: letter.channel === 'email' ? headers : [], attachments: [] });
  });
  routes.get('/inbox/:id/html', (c) => {
    const letter = letters.find(({ id }) => id === c.req.param('id'));
    return c.html(letter?.html ?? `<pre>${letter?.text ?? ''}</pre>`, 200, { 'content-security-policy': 'sandbox allow-popups' });
  });
  routes.get('/costs', (c) => {
    const dollars = {
      writeUnits: 0.0018,
      readUnits: 0.0004,
      lambdaRequests: 0.0002,
      lambdaGbSeconds: 0.0009,
      sqsRequests: 0.0001,
      emails: 0.1242,
      sms: 0.4,
    };
    const counts = {
      writeUnits: 2880,
      readUnits: 3200,
      lambdaRequests: 1000,
      lambdaGbSeconds: 67,
      sqsRequests: 250,
      emails: 1242,
      sms: 12,
    };
    const bill = { counts, dollars, engineDollars: 0.0034, messagingDollars: 0.5242 };
    const functions = { 'deliver-messages': { ...bill, engineDollars: 0.0021 }, 'find-due': { ...bill, engineDollars: 0.0013 } };
    return c.json({
      prices: { asOf: '2026-11-21', region: 'us-east-1' },
      total: bill,
      functions,
      messages: 1254,
      perMessage: { dollarsPerMillion: 2.71 },
      stored: { bytes: 4_420_000, dollars: 0.002 },
    });
  });
  return { routes, letters };
}

export type FakeLaptop = ReturnType<typeof fakeLaptop>;

const aCard = (n: number, at: number): Letter => ({
  id: `m${n + 1}`,
  at,
  channel: 'email',
  to: 'Ada Byron <ada@example.com>',
  from: 'Demo Appliances <care@example.com>',
  subject: `Your washing machine WM-7 is ${n + 1} today`,
  text: 'Three good years. Happy birthday to your washing machine!',
  html: '<body style="font-family:Georgia;padding:32px"><h1>Happy birthday, WM-7</h1><p>Three good years together.</p></body>',
  customer: 'C1',
  campaign: 'product-birthday',
});
