import type { Channel, CustomerRow } from './records.ts';

export type ChannelChoice = { readonly channel: Channel } | { readonly reason: 'no-consent' | 'no-address' };

/**
 * > Channels are tried in the order given (`preferred_channel` first, where it is among the step's own): a candidate has a valid
 * > address that is not suppressed and, for marketing, a consent.
 */
export function chooseChannel(customer: CustomerRow, own: readonly Channel[], marketing: boolean): ChannelChoice {
  const preferred = own.filter((channel) => channel === customer.preferred_channel);
  const tried = [...preferred, ...own.filter((channel) => !preferred.includes(channel))];
  const addressed = tried.filter((channel) => (channel === 'email' ? customer.email : customer.phone));
  const consented = addressed.filter(
    (channel) => !marketing || (channel === 'email' ? customer.email_marketing : customer.sms_marketing) === 'yes',
  );
  if (consented[0]) return { channel: consented[0] };
  return { reason: addressed.length > 0 ? 'no-consent' : 'no-address' };
}
