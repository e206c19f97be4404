import * as z from 'zod';
import type { CareClient } from './care-client.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode } from './outcome.ts';

const detail = z.object({
  campaign: z.looseObject({
    id: z.string(),
    live: z.boolean(),
    approved: z.boolean(),
    steps: z.array(z.looseObject({ at: z.string().optional() })),
  }),
  texts: z.unknown(),
});
const listed = z.object({ items: z.array(z.looseObject({ id: z.string(), live: z.boolean() })) });
const guess = z.object({ count: z.number(), low: z.number(), high: z.number() });
const forecast = z.object({
  days: z.array(z.object({ day: z.string(), planned: z.number() })),
  planned: z.number(),
  cut: z.boolean(),
  tried: z.number(),
  exact: z.boolean(),
  sent: guess,
  emails: guess,
  sms: guess,
  nothing: guess,
  heldBack: z.array(guess.extend({ reason: z.string() })),
  dollars: guess,
});
type Foretold = z.infer<typeof forecast> & { readonly campaign: string };

/** Per day and campaign that is live: due, what the guards would hold back, messages and cost. Replies cannot be foreseen. */
export async function foretell(options: CommonOptions & { readonly days: number }, client: CareClient, to: Console): Promise<ExitCode> {
  const { items } = listed.parse(await client.get('/api/campaigns'));
  const found: Foretold[] = [];
  for (const { id } of items.filter(({ live }) => live)) {
    const { campaign, texts } = detail.parse(await client.get(`/api/campaigns/${encodeURIComponent(id)}`));
    if (campaign.steps.every(({ at }) => at === 'once')) continue;
    const { version: _version, live: _live, approved: _approved, archived: _archived, ...plan } = campaign;
    found.push({ campaign: id, ...forecast.parse(await client.post(`/api/forecast?days=${options.days}`, { plan, texts })) });
  }
  const none = 'No campaign is live, so nothing goes out. Approve one in the console, and ask again.';
  const said = found.length === 0 ? none : describe(found, options.days);
  to.out(options.json ? JSON.stringify({ days: options.days, items: found }) : said);
  return exitCode.done;
}

function describe(found: readonly Foretold[], days: number): string {
  const dollars = found.reduce((sum, one) => sum + one.dollars.count, 0);
  const sent = found.reduce((sum, one) => sum + one.sent.count, 0);
  return [
    `The next ${days} days:`,
    ...found.map(lineOf),
    `About ${sent} messages, about ${dollars.toFixed(2)} US dollars at list prices. What is not known yet is not in it.`,
  ].join('\n');
}

function lineOf({ campaign, planned, exact, cut, sent, heldBack, dollars }: Foretold): string {
  const reasons = heldBack.map(({ reason, count }) => `${reason} ${count}`).join(', ');
  const range = exact ? `${sent.count} go` : `about ${sent.count} go (${sent.low} to ${sent.high})`;
  return `  ${campaign}: ${cut ? 'at least ' : ''}${planned} due, ${range}, ${dollars.count.toFixed(2)} dollars${reasons === '' ? '' : `; held back: ${reasons}`}`;
}
