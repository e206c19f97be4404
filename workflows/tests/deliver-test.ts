import type { CampaignLibrary } from '../campaign-library.ts';
import type { Clock } from '../clock.ts';
import { callProvider } from '../deliver/call-provider.ts';
import type { Outbox, OutgoingMessage, SendOutcome } from '../outbox.ts';
import type { TestMessage, TestMessages, TestWords } from './test-messages.ts';

export interface DeliverTestServices {
  readonly clock: Clock;
  readonly tests: TestMessages;
  readonly library: Pick<CampaignLibrary, 'settings'>;
  readonly outbox: Outbox;
  readonly deadline: () => number;
}

/** One call for one test, at most: what is in doubt is said to be, and whoever wants it again asks again. */
export async function deliverTest(services: DeliverTestServices, id: string): Promise<void> {
  const { tests, library, outbox, clock, deadline } = services;
  const test = await tests.read(id);
  if (test?.state !== 'waiting' || test.words === undefined) return;
  const { company } = await library.settings();
  const held = await outbox.hold?.(test.channel);
  if (held !== undefined || deadline() <= clock.now()) return await tests.settle(id, 'failed', held ?? 'too-busy');
  const outgoing = outgoingOf(test, test.words, { fromName: company.name, replyTo: company.replyTo });
  if (!(await tests.begin(id))) return;
  const { state, why } = cameOf(await callProvider(outbox, outgoing));
  await tests.settle(id, state, why);
}

function outgoingOf(
  { channel, to, id, campaign }: TestMessage,
  { subject, html, text }: TestWords,
  from: { readonly fromName: string; readonly replyTo: string },
): OutgoingMessage {
  const tags = { customer: '', key: id, campaign, attempt: 1 };
  // Routed as what answers somebody: it goes to one of our own.
  if (channel === 'sms') return { channel, to, text, marketing: false, tags, test: true };
  return { channel, to, ...from, subject, html, text, tags, test: true };
}

function cameOf(outcome: SendOutcome): { readonly state: TestMessage['state']; readonly why?: string } {
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent' };
    case 'refused':
      return { state: 'failed', why: outcome.why };
    case 'rejected':
      return { state: 'failed', why: outcome.code };
    case 'unknown':
      return { state: 'unknown' };
  }
}
