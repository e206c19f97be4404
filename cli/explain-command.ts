import * as z from 'zod';
import type { CareClient } from './care-client.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode } from './outcome.ts';

const known = z.object({ today: z.string() });
const step = z.object({ step: z.string(), subject: z.string(), sendAt: z.string() });
const explanation = z.looseObject({
  on: z.string(),
  live: z.boolean(),
  lines: z.array(
    step.extend({ verdict: z.string(), expected: z.string().optional(), why: z.string().nullish(), reason: z.string().optional() }),
  ),
  next: step.optional(),
});

/** Sent when, or skipped why, or when next. */
export async function explain(
  customer: string,
  campaign: string,
  options: CommonOptions & { readonly on?: string },
  client: CareClient,
  to: Console,
): Promise<ExitCode> {
  const path = `/api/customers/${encodeURIComponent(customer)}`;
  const on = options.on ?? known.parse(await client.get(path)).today;
  const found = explanation.parse(await client.get(`${path}/explain?${new URLSearchParams({ campaign, on })}`));
  to.out(options.json ? JSON.stringify(found) : describe(customer, campaign, found));
  return exitCode.done;
}

function describe(customer: string, campaign: string, { on, live, lines, next }: z.infer<typeof explanation>): string {
  const each = lines.map(({ step: id, subject, sendAt, verdict, expected, why, reason }) => {
    const cause = why ?? reason;
    const said = expected === undefined ? verdict : `${verdict}, would be ${expected}`;
    return `  ${id} for ${subject} at ${sendAt}: ${said}${cause === undefined ? '' : ` – ${cause}`}`;
  });
  const coming = next === undefined ? 'Nothing comes within 400 days.' : `Next: ${next.step} for ${next.subject} at ${next.sendAt}.`;
  return [
    `${campaign} for ${customer} on ${on}${live ? '' : ' (the campaign is off)'}:`,
    ...(each.length === 0 ? ['  nothing is due that day'] : each),
    coming,
  ].join('\n');
}
