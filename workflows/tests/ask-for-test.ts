import { instantText } from '../../domain/calendar/zoned-time.ts';
import { sameAddress } from '../../domain/campaigns/test-address.ts';
import { asTest } from '../../domain/campaigns/test-words.ts';
import type { DueQueue } from '../due-queue.ts';
import { type PreviewQuestion, type PreviewServices, previewMessage } from '../forecast/preview-message.ts';
import type { Throttle } from '../throttle.ts';
import type { TestMessage, TestMessages } from './test-messages.ts';

export interface AskForTestServices extends PreviewServices {
  readonly tests: TestMessages;
  readonly queue: DueQueue;
  readonly throttle: Throttle;
  readonly newId: () => string;
}

export interface TestAsked extends PreviewQuestion {
  readonly to: string;
  /** Who asks, and their own address where it is known. */
  readonly by: { readonly id: string; readonly email?: string | undefined };
}

export type TestAnswer =
  | { readonly kind: 'queued'; readonly test: TestMessage }
  | { readonly kind: 'refused'; readonly why: 'not-allowed' | 'too-many' }
  | { readonly kind: 'missing'; readonly what: string };

/** To an address that the company has named for it, or that is whose turn it is; marked as a test, its links leading nowhere. */
export async function askForTest(services: AskForTestServices, asked: TestAsked): Promise<TestAnswer> {
  const { tests, queue, throttle, library, clock, newId } = services;
  const { to, by, channel, locale } = asked;
  const { testAddresses } = await library.settings();
  const allowed = [...testAddresses, ...(by.email === undefined ? [] : [by.email])].find((address) => sameAddress(address, to, channel));
  if (allowed === undefined) return { kind: 'refused', why: 'not-allowed' };
  const preview = await previewMessage(services, asked);
  if (preview.kind === 'missing') return preview;
  if (!(await throttle.allows(`test#${by.id}`))) return { kind: 'refused', why: 'too-many' };
  const at = clock.now();
  const test: TestMessage = {
    id: `${instantText(at)}#${newId()}`,
    at,
    by: by.id,
    to: allowed,
    channel,
    campaign: asked.plan.id,
    step: asked.step,
    locale,
    state: 'waiting',
  };
  await tests.put({ ...test, words: asTest(channel, locale, preview) });
  await queue.send([{ id: test.id, entries: [], test: test.id }]);
  return { kind: 'queued', test };
}
