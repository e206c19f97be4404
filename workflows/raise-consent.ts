import type { ConsentChange } from '../domain/consent/consent-change.ts';
import type { Contact, ContactChannel } from '../domain/contact.ts';
import type { Channel } from '../domain/customer.ts';
import { type ConsentOrigin, type ConsentServices, changeGate } from './change-consent.ts';

/**
 * The person gives a consent. What held the address back on its own word, a complaint or a STOP, is lifted with it, and so are bounces
 * that may have passed; an address that does not exist stays as it is.
 */
export async function raiseConsent(
  services: ConsentServices,
  customer: string,
  channels: readonly Channel[],
  origin: ConsentOrigin,
  rest: ConsentChange = {},
): Promise<'changed' | 'unchanged' | 'erased'> {
  const raised: ConsentChange = Object.fromEntries(channels.map((channel) => [channel, 'yes']));
  return await changeGate(
    services,
    customer,
    origin,
    () => ({ ...rest, ...raised }),
    (gate) => channels.reduce<Omit<Contact, 'rev'>>((next, channel) => lifted(next, channel), gate),
  );
}

function lifted(gate: Omit<Contact, 'rev'>, channel: Channel): Omit<Contact, 'rev'> {
  const { suppressed } = gate[channel];
  if (suppressed === undefined || suppressed === 'hard') return gate;
  const free: ContactChannel = { consent: gate[channel].consent };
  return { ...gate, [channel]: free };
}
