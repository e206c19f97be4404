import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Channel } from '../../domain/customer.ts';
import type { Message, MessageState } from '../../domain/message.ts';
import type { CampaignLibrary } from '../campaign-library.ts';
import type { CustomerStates } from '../customer-states.ts';
import type { Gates } from '../gates.ts';
import { lostMessage } from '../lost-message.ts';
import type { Messages } from '../messages.ts';
import { suppressAddress } from '../suppress-address.ts';

/** What a provider tells of one message, found by its tags. */
export interface Feedback {
  readonly kind: 'accepted' | 'delivered' | 'bounced-hard' | 'bounced-soft' | 'complained' | 'rejected';
  readonly channel: Channel;
  readonly customer: string;
  readonly key: string;
  readonly campaign: string;
  readonly attempt: number;
  readonly providerId: string;
  readonly at: Instant;
}

export interface FeedbackServices {
  readonly gates: Gates;
  readonly messages: Messages;
  readonly library: CampaignLibrary;
  readonly states: CustomerStates;
}

/** Which state an event leads to and from which it may; a later state is never taken back by an earlier event. */
const moves: Readonly<Record<Feedback['kind'], { readonly to: MessageState; readonly from: readonly MessageState[] }>> = {
  accepted: { to: 'sent', from: ['abandoned'] },
  delivered: { to: 'delivered', from: ['sent', 'abandoned'] },
  'bounced-hard': { to: 'bounced', from: ['sent', 'delivered', 'abandoned'] },
  'bounced-soft': { to: 'bounced', from: ['sent', 'abandoned'] },
  complained: { to: 'complained', from: ['sent', 'delivered', 'bounced', 'abandoned'] },
  rejected: { to: 'failed', from: ['sent', 'abandoned'] },
};

/** Ends a provider's event in the message's state and in the gate's suppression. Events come late, twice and in any order. */
export async function recordFeedback(services: FeedbackServices, feedback: Feedback): Promise<void> {
  const { gates, messages } = services;
  // What a person said counts from when it was said.
  const atTheTime = { gates, clock: { now: () => feedback.at } };
  const { customer, key, channel, providerId } = feedback;
  const { to, from } = moves[feedback.kind];
  const isNews = (await messages.move(customer, key, from, to, providerId)) || (await recordLost(services, feedback, to));
  switch (feedback.kind) {
    case 'bounced-hard':
      return await suppressAddress(atTheTime, customer, channel, 'hard');
    case 'bounced-soft':
      return isNews ? await suppressAddress(atTheTime, customer, channel, 'soft') : undefined;
    case 'complained':
      return await suppressAddress(atTheTime, customer, channel, 'complaint');
    case 'delivered':
    case 'accepted':
    case 'rejected':
      return;
  }
}

/**
 * An intent stands, the worker died before it could write the outcome, and here is the provider's word that the message went out.
 * The gate's entry is left: the next writer of the gate sees this message and clears it.
 */
async function recordLost(
  { gates, messages, library, states }: FeedbackServices,
  feedback: Feedback,
  state: MessageState,
): Promise<boolean> {
  const { customer, key, channel, attempt, providerId, at } = feedback;
  if ((await messages.read(customer, [key])).length > 0) return false;
  const entry = (await gates.read(customer)).inFlight[key];
  if (entry === undefined) return false;
  const timeZone = (await states.load(customer))?.customer.timeZone;
  const known = await lostMessage(library, key, entry, { at, timeZone });
  const told: Message = { ...known, channel, attempt, providerId, state, ...(state === 'failed' ? { reason: 'rejected' } : {}) };
  return await messages.put(customer, told, { ifAbsent: true });
}
