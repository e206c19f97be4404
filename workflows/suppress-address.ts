import type { Contact, ContactChannel } from '../domain/contact.ts';
import type { Channel } from '../domain/customer.ts';
import type { Gates } from './gates.ts';

/** Soft bounces in a row after which an address counts as dead. */
const SOFT_LIMIT = 5;

export type AddressNews = 'hard' | 'soft' | 'complaint' | 'opted-out';

/**
 * What a provider's word on an address changes at the gate; the gate itself where it changes nothing. A dead address stays dead,
 * whatever is said of it later: it alone stops safety notices too.
 */
function afterNews(channel: ContactChannel, news: AddressNews): ContactChannel {
  switch (news) {
    case 'hard':
      return channel.suppressed === 'hard' ? channel : { ...channel, suppressed: 'hard' };
    case 'complaint':
      if (channel.suppressed === 'complaint' && channel.consent === 'withdrawn') return channel;
      return { ...channel, suppressed: channel.suppressed === 'hard' ? 'hard' : 'complaint', consent: 'withdrawn' };
    case 'opted-out':
      return channel.consent === 'withdrawn' ? channel : { ...channel, consent: 'withdrawn' };
    case 'soft': {
      const softBounces = (channel.softBounces ?? 0) + 1;
      return softBounces >= SOFT_LIMIT
        ? { ...channel, softBounces, suppressed: channel.suppressed ?? 'soft' }
        : { ...channel, softBounces };
    }
  }
}

/** Writes the gate until it takes the news; every intent is ordered with it by the gate's revision. */
export async function suppressAddress(gates: Gates, customer: string, channel: Channel, news: AddressNews): Promise<void> {
  for (;;) {
    const { rev, ...gate }: Contact = await gates.read(customer);
    const next = afterNews(gate[channel], news);
    if (next === gate[channel] || gate.erased === true) return;
    if (await gates.write(customer, { ...gate, [channel]: next }, rev)) return;
  }
}
