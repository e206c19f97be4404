import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Channel } from '../../domain/customer.ts';
import { afterHit, type Hit, noEngagement } from '../../domain/feedback/engagement.ts';
import type { Message, MessageState } from '../../domain/message.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { CustomerStates } from '../customer-states.ts';
import type { JoinedIds } from '../duplicates/join-book.ts';
import type { Gates } from '../gates.ts';
import { lostMessage } from '../lost-message.ts';
import type { Messages } from '../messages.ts';
import { suppressAddress } from '../suppress-address.ts';

/** What a provider tells of one message, found by its tags. `delayed`: not there yet, and tried again by the provider. */
export interface Feedback {
  readonly kind: 'accepted' | 'delayed' | 'delivered' | 'bounced-hard' | 'bounced-soft' | 'complained' | 'rejected' | 'opened' | 'clicked';
  readonly channel: Channel;
  readonly customer: string;
  readonly key: string;
  readonly campaign: string;
  readonly attempt: number;
  readonly providerId: string;
  readonly at: Instant;
  /** Of an opening or a click. */
  readonly hit?: Pick<Hit, 'userAgent' | 'link'> | undefined;
}

export interface FeedbackServices {
  readonly gates: Gates;
  readonly messages: Messages;
  readonly library: CampaignLibrary;
  readonly states: CustomerStates;
  readonly joined: JoinedIds;
}

/** A message that is opened by so many at once is well enough known as opened. */
const HIT_TRIES = 5;

/** Which state an event leads to and from which it may; a later state is never taken back by an earlier event. */
const moves: Readonly<
  Record<Exclude<Feedback['kind'], 'opened' | 'clicked'>, { readonly to: MessageState; readonly from: readonly MessageState[] }>
> = {
  accepted: { to: 'sent', from: ['abandoned'] },
  delayed: { to: 'sent', from: ['abandoned'] },
  delivered: { to: 'delivered', from: ['sent', 'abandoned'] },
  'bounced-hard': { to: 'bounced', from: ['sent', 'delivered', 'abandoned'] },
  'bounced-soft': { to: 'bounced', from: ['sent', 'abandoned'] },
  complained: { to: 'complained', from: ['sent', 'delivered', 'bounced', 'abandoned'] },
  rejected: { to: 'failed', from: ['sent', 'abandoned'] },
};

/** Ends a provider's event in the message's state and in the gate's suppression. Events come late, twice and in any order. */
export async function recordFeedback(services: FeedbackServices, feedback: Feedback): Promise<void> {
  const { gates, messages } = services;
  const { kind, customer, key, channel, providerId, at } = feedback;
  if (kind === 'opened' || kind === 'clicked') {
    if (!(await noteHit(messages, feedback, kind === 'opened' ? 'open' : 'click'))) await follow(services, feedback);
    return;
  }
  const { to, from } = moves[kind];
  const move = () => messages.move(customer, key, from, to, providerId, detailsOf(feedback));
  const lost = (await move()) ? 'recorded' : await recordLost(services, feedback, to);
  if (lost === 'unknown' && (await follow(services, feedback))) return;
  // The worker's own word of it came after our first look.
  const isNews = lost === 'recorded' || (lost !== 'unknown' && from.includes(lost) && (await move()));
  // What a person said counts from when it was said.
  const atTheTime = { gates, clock: { now: () => at } };
  switch (kind) {
    case 'bounced-hard':
      return await suppressAddress(atTheTime, customer, channel, 'hard');
    case 'bounced-soft':
      return isNews ? await suppressAddress(atTheTime, customer, channel, 'soft') : undefined;
    case 'complained':
      return await suppressAddress(atTheTime, customer, channel, 'complaint');
    case 'delivered':
    case 'delayed':
    case 'accepted':
    case 'rejected':
      return;
  }
}

/** The message of somebody who was joined to another meanwhile stands with that one. */
async function follow(services: FeedbackServices, feedback: Feedback): Promise<boolean> {
  const into = (await services.joined.into([feedback.customer])).get(feedback.customer);
  if (into === undefined) return false;
  const followed = { ...feedback, customer: into.kept };
  if (feedback.kind !== 'bounced-hard' && feedback.kind !== 'bounced-soft') await recordFeedback(services, followed);
  else {
    // It was the old record's address that failed; the kept one may have another.
    const { to, from } = moves[feedback.kind];
    await services.messages.move(into.kept, feedback.key, from, to, feedback.providerId, detailsOf(feedback));
  }
  return true;
}

function detailsOf({ kind, at }: Feedback): Pick<Message, 'deliveredAt' | 'bounce'> {
  switch (kind) {
    case 'delivered':
      return { deliveredAt: at };
    case 'bounced-hard':
      return { bounce: 'hard' };
    case 'bounced-soft':
      return { bounce: 'soft' };
    default:
      return {};
  }
}

/** Looks that meet are settled one after the other; a message that was looked at often enough is left. False where it is not there. */
async function noteHit(messages: Messages, { customer, key, at, hit }: Feedback, kind: Hit['kind']): Promise<boolean> {
  for (let tries = 0; tries < HIT_TRIES; tries++) {
    const [message] = await messages.read(customer, [key]);
    if (message === undefined) return false;
    const before = message.engagement;
    const seen = { kind, at, userAgent: hit?.userAgent ?? '', link: hit?.link };
    const after = afterHit(before ?? noEngagement, seen, message.deliveredAt ?? message.at);
    if (after === undefined || (await messages.engage(customer, key, before, after))) break;
  }
  return true;
}

/**
 * An intent stands, the worker died before it could write the outcome, and here is the provider's word that the message went out.
 * The gate's entry is left: the next writer of the gate sees this message and clears it. The state of the message where it stands already.
 */
async function recordLost(
  { gates, messages, library, states }: FeedbackServices,
  feedback: Feedback,
  state: MessageState,
): Promise<MessageState | 'unknown' | 'recorded'> {
  const { customer, key, channel, attempt, providerId, at } = feedback;
  const [standing] = await messages.read(customer, [key]);
  if (standing !== undefined) return standing.state;
  const entry = (await gates.read(customer)).inFlight[key];
  if (entry === undefined) return 'unknown';
  const timeZone = (await states.load(customer))?.customer.timeZone;
  const known = await lostMessage(library, customer, key, entry, { at, timeZone });
  const told: Message = {
    ...known,
    ...detailsOf(feedback),
    channel,
    attempt,
    providerId,
    state,
    ...(state === 'failed' ? { reason: 'rejected' } : {}),
  };
  if (await messages.put(customer, told, { ifAbsent: true })) return 'recorded';
  const [meanwhile] = await messages.read(customer, [key]);
  return meanwhile?.state ?? 'unknown';
}
