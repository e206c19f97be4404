import { yearOf } from '../calendar/calendar-date.ts';
import { localDate } from '../calendar/zoned-time.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Customer } from '../customer.ts';
import type { Fact } from '../facts/fact.ts';
import type { Message, MessageState } from '../message.ts';
import { readMessageKey } from '../occasion.ts';

/** What went out, or may have. */
const went: ReadonlySet<MessageState> = new Set(['sent', 'delivered', 'bounced', 'complained', 'abandoned', 'covered']);

export const hasGone = ({ state }: Pick<Message, 'state'>): boolean => went.has(state);

/** Each follows from the last order: its date moves with it, though nothing new has happened. */
const sinceTheLastOrder: ReadonlySet<string> = new Set([
  'customer.silent',
  'customer.lapsed',
  'customer.reorder-due',
  'customer.second-purchase-due',
]);

interface Joining {
  readonly kept: Customer;
  /** As it will stand. */
  readonly joined: Customer;
  readonly other: string;
  /** Of cases and vouchers, as they are called from now on. */
  readonly renamed: ReadonlyMap<string, string>;
  /** What will stand of the joined person. */
  readonly facts: readonly Fact[];
  readonly lastOrderOn?: string | undefined;
  readonly campaigns: readonly Pick<Campaign, 'id' | 'fact'>[];
}

/**
 * > Nothing that was sent is sent again.
 *
 * A message is known by what it was about and when (`messageKey`). Most of the other's stay as they are, for an order or a product bears
 * its own id whoever owns it. Those about the person itself, or about a case that is renamed, would come again under the kept id: for each
 * of these a message of state `covered` stands under the key that it would have there.
 */
export function coveredMessages(
  messages: { readonly kept: readonly Message[]; readonly other: readonly Message[] },
  joining: Joining,
): Message[] {
  const own = [...messages.kept, ...messages.other].filter(hasGone);
  const taken = new Set(messages.kept.filter(hasGone).map(({ key }) => key));
  const covers = new Map<string, Message>();
  const cover = (message: Message, subject: string, occurrence?: string) => {
    const key = keyWith(message.key, subject, occurrence);
    if (key === message.key || taken.has(key) || covers.has(key)) return;
    const { reason: _, providerId: _id, engagement: _seen, ...rest } = message;
    covers.set(key, { ...rest, key, state: 'covered' });
  };
  const facts = new Map(joining.campaigns.map(({ id, fact }) => [id, fact]));
  for (const message of own) {
    const { subject } = readMessageKey(message.key);
    const after = subject === joining.other ? joining.kept.id : (joining.renamed.get(subject) ?? subject);
    if (after !== subject) cover(message, after);
    if (after !== joining.kept.id) continue;
    const fact = facts.get(message.campaign) ?? '';
    const day = fact === 'customer.born' ? joining.joined.bornOn : fact === 'customer.joined' ? joining.joined.joinedOn : undefined;
    // Their years were counted from another day: the card of that year was this one all the same.
    if (day !== undefined) cover(message, after, String(yearOf(message.date) - yearOf(day)));
    if (sinceTheLastOrder.has(fact) && localDate(message.at, message.timeZone) >= (joining.lastOrderOn ?? '')) {
      for (const due of joining.facts.filter(({ kind }) => kind === fact)) cover(message, after, due.date);
    }
  }
  return [...covers.values()];
}

/** `campaign/step/subject/occurrence`, and the channel where a step goes out on several. */
function keyWith(key: string, subject: string, occurrence: string | undefined): string {
  const [campaign = '', step = '', , before = '', ...channel] = key.split('/');
  const when = occurrence === undefined ? before : encodeURIComponent(occurrence);
  return [campaign, step, encodeURIComponent(subject), when, ...channel].join('/');
}
