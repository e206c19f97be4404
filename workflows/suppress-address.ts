import type { ConsentSource } from '../domain/consent/consent-change.ts';
import type { Contact, ContactChannel, Suppression } from '../domain/contact.ts';
import type { Channel } from '../domain/customer.ts';
import { type ConsentServices, changeGate } from './change-consent.ts';

/** Soft bounces in a row after which an address counts as dead. */
const SOFT_LIMIT = 5;

/** `stop`: the person answered STOP. `opted-out`: the provider's own list refuses the number, whatever we know. */
export type AddressNews = 'hard' | 'soft' | 'complaint' | 'opted-out' | 'stop';

interface Word {
  readonly source: ConsentSource;
  readonly by: string;
  readonly wording: string;
}

/** Through which door a withdrawal came; nothing where the news is none. */
const withdrawals: Readonly<Record<'complaint' | 'opted-out' | 'stop', Word>> = {
  complaint: { source: 'complaint', by: 'customer', wording: 'provider/complaint' },
  'opted-out': { source: 'provider', by: 'provider', wording: 'provider/opted-out' },
  stop: { source: 'text-stop', by: 'customer', wording: 'text/STOP' },
};

/**
 * Ends a provider's word on an address, or a STOP, at the gate: every intent is ordered with it by the gate's revision. A withdrawal
 * leaves its proof. `said`: the words of a STOP.
 */
export async function suppressAddress(
  services: ConsentServices,
  customer: string,
  channel: Channel,
  news: AddressNews,
  said?: string,
): Promise<void> {
  const also = (gate: Omit<Contact, 'rev'>) => {
    const next = afterNews(gate[channel], news);
    return next === gate[channel] ? gate : { ...gate, [channel]: next };
  };
  if (news === 'hard' || news === 'soft') {
    await changeGate(services, customer, { source: 'provider', by: 'provider', wording: 'provider/bounce' }, () => ({}), also);
    return;
  }
  const word = withdrawals[news];
  const origin = said === undefined ? word : { ...word, wording: said };
  await changeGate(services, customer, origin, () => ({ [channel]: 'withdrawn' }), also);
}

/**
 * What the news changes of an address; the very same where it changes nothing. A dead address stays dead, whatever is said of it later:
 * it alone stops safety notices too.
 */
function afterNews(channel: ContactChannel, news: AddressNews): ContactChannel {
  switch (news) {
    case 'hard':
      return suppressed(channel, 'hard');
    case 'complaint':
      return channel.suppressed === 'hard' ? channel : suppressed(channel, 'complaint');
    case 'stop':
    case 'opted-out':
      return channel.suppressed === 'hard' || channel.suppressed === 'complaint' ? channel : suppressed(channel, 'stop');
    case 'soft': {
      const softBounces = (channel.softBounces ?? 0) + 1;
      const dead = softBounces >= SOFT_LIMIT && channel.suppressed === undefined;
      return dead ? { ...channel, softBounces, suppressed: 'soft' } : { ...channel, softBounces };
    }
  }
}

const suppressed = (channel: ContactChannel, by: Suppression): ContactChannel =>
  channel.suppressed === by ? channel : { ...channel, suppressed: by };
