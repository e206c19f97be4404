import * as z from 'zod';
import type { CareClient } from './care-client.ts';
import { type CommonOptions, type Console, type ExitCode, exitCode } from './outcome.ts';

const known = z.looseObject({ id: z.string(), campaign: z.string(), state: z.enum(['running', 'paused', 'done', 'cancelled']) });
const listed = z.object({
  items: z.array(known.extend({ segments: z.number(), segmentsDone: z.number(), looked: z.number(), queued: z.number() })),
});

interface BroadcastOptions extends CommonOptions {
  readonly model?: string | undefined;
  readonly perHour: number;
  readonly pause?: string | undefined;
  readonly resume?: string | undefined;
  readonly cancel?: string | undefined;
}

/** Starts a broadcast, holds one back, lets one go on, or says how far each has come. */
export async function broadcast(
  campaign: string | undefined,
  options: BroadcastOptions,
  client: CareClient,
  to: Console,
): Promise<ExitCode> {
  const { model, perHour, pause, resume, cancel, json } = options;
  const say = (answer: unknown, sentence: string) => to.out(json ? JSON.stringify(answer) : sentence);
  if (pause !== undefined) {
    say(
      await client.post(`/api/broadcasts/${encodeURIComponent(pause)}/pause`, {}),
      'Held back: what is in the queue already still goes out.',
    );
  } else if (resume !== undefined) {
    say(await client.post(`/api/broadcasts/${encodeURIComponent(resume)}/resume`, {}), 'It goes on at the next look, within five minutes.');
  } else if (cancel !== undefined) {
    say(
      await client.post(`/api/broadcasts/${encodeURIComponent(cancel)}/cancel`, {}),
      'It has ended: what is in the queue already still goes out, and nobody else gets it.',
    );
  } else if (campaign !== undefined) {
    const started = known.parse(await client.post('/api/broadcasts', { campaign, perHour, ...(model === undefined ? {} : { model }) }));
    say(
      started,
      `Started as ${started.id}: the first go out at the next look, within five minutes. \`care broadcast\` says how far it is.`,
    );
  } else {
    const { items } = listed.parse(await client.get('/api/broadcasts'));
    const line = (one: (typeof items)[number]) =>
      `${one.id}  ${one.campaign}  ${one.state}: ${one.looked} customers looked at, ${one.queued} queued, ${one.segmentsDone} of ${one.segments} parts through`;
    say({ items }, items.length === 0 ? 'There has been no broadcast yet.' : items.map(line).join('\n'));
  }
  return exitCode.done;
}
