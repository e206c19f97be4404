import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CampaignClass } from '../../../domain/campaigns/campaign.ts';
import type { Contact, ContactChannel } from '../../../domain/contact.ts';
import { checkChannel, chooseChannel } from '../../../domain/contacts/channel-choice.ts';
import type { Channel, Customer } from '../../../domain/customer.ts';
import { aContact, aCustomer } from '../../support/builders.ts';

const today = '2026-06-10';
const noAddress = { email: undefined, phone: undefined };

function choose(
  customer: Partial<Customer>,
  contact: Partial<Contact>,
  { channels = ['email', 'sms'], class: campaignClass = 'marketing' }: { channels?: readonly Channel[]; class?: CampaignClass } = {},
): string {
  const choice = chooseChannel({
    customer: aCustomer(customer),
    contact: aContact(contact),
    class: campaignClass,
    campaign: 'product-birthday',
    today,
    step: { channels },
  });
  return choice.kind === 'chosen' ? choice.channel : choice.reason;
}

describe('channels are tried in the order given', () => {
  it.each([
    ['the first that can', {}, ['email', 'sms'], 'email'],
    ['in this step’s order', {}, ['sms', 'email'], 'sms'],
    ['the next without an address on the first', { email: undefined }, ['email', 'sms'], 'sms'],
    ['the preferred one first', { preferredChannel: 'sms' }, ['email', 'sms'], 'sms'],
    ['a preferred one only where it is among the step’s own', { preferredChannel: 'sms' }, ['email'], 'email'],
    ['never one that is not the step’s own', { email: undefined }, ['email'], 'no-address'],
  ] as const)('%s', (_rule, customer, channels, expected) => {
    expect(choose(customer, {}, { channels })).toBe(expected);
  });

  it('one without consent is passed over for one with it, as is a suppressed one', () => {
    expect(choose({}, { email: { consent: 'no' } })).toBe('sms');
    expect(choose({}, { email: { consent: 'withdrawn' } })).toBe('sms');
    expect(choose({}, { email: { consent: 'yes', suppressed: 'soft' } })).toBe('sms');
  });
});

describe('with none', () => {
  const yes: ContactChannel = { consent: 'yes' };
  const no: ContactChannel = { consent: 'no' };
  const unknown: ContactChannel = { consent: 'unknown' };
  const withdrawn: ContactChannel = { consent: 'withdrawn' };
  const bounced: ContactChannel = { consent: 'yes', suppressed: 'hard' };

  it.each([
    ['never given', {}, { email: unknown, sms: unknown }, 'no-consent'],
    ['CSV `no`', {}, { email: no, sms: no }, 'no-consent'],
    ['withdrawn by the person', {}, { email: withdrawn, sms: withdrawn }, 'opted-out'],
    ['the reason of the first with an address', {}, { email: withdrawn, sms: no }, 'opted-out'],
    ['and the other way round', {}, { email: no, sms: withdrawn }, 'no-consent'],
    ['the preferred one’s', { preferredChannel: 'sms' }, { email: no, sms: withdrawn }, 'opted-out'],
    ['not of one without an address', { email: undefined }, { email: withdrawn, sms: no }, 'no-consent'],
    ['only suppression stands in the way', {}, { email: bounced, sms: bounced }, 'suppressed'],
    ['… on the only address', { phone: undefined }, { email: bounced, sms: no }, 'suppressed'],
    ['not only suppression: the other has no consent', {}, { email: bounced, sms: no }, 'no-consent'],
    [
      'not only suppression: withdrawn as well',
      { phone: undefined },
      { email: { consent: 'withdrawn', suppressed: 'complaint' } },
      'opted-out',
    ],
    ['no address at all, whatever the consents', noAddress, { email: withdrawn, sms: yes }, 'no-address'],
  ] as const)('%s', (_why, customer, contact, expected) => {
    expect(choose(customer, contact)).toBe(expected);
  });

  it.each([
    ['paused', { pausedUntil: '2026-06-11' }, 'opted-out'],
    ['paused until today: over', { pausedUntil: today }, 'email'],
    ['"less often", one in 30 days', { lessOften: true, capDays: { '2026-05-12': 1 } }, 'opted-out'],
    ['"less often", the last one 30 days ago', { lessOften: true, capDays: { '2026-05-11': 1 } }, 'email'],
    ['this campaign not wanted', { withoutCampaigns: ['product-birthday'] }, 'opted-out'],
    ['another campaign not wanted', { withoutCampaigns: ['win-back'] }, 'email'],
  ] as const)('%s', (_why, contact, expected) => {
    expect(choose({}, contact)).toBe(expected);
    expect(choose({}, contact, { class: 'service' })).toBe('email');
  });

  it('paused and no consent: never given comes first', () => {
    expect(choose({}, { email: unknown, sms: unknown, pausedUntil: '2027-01-01' })).toBe('no-consent');
  });
});

describe('what a class asks for', () => {
  it.each([
    ['service', 'soft', 'suppressed'],
    ['service', 'complaint', 'suppressed'],
    ['service', 'hard', 'suppressed'],
    ['safety', 'soft', 'email'],
    ['safety', 'complaint', 'email'],
    ['safety', 'hard', 'suppressed'],
  ] as const)('%s asks no consent; suppression %s: %s', (campaignClass, suppressed, expected) => {
    expect(choose({ phone: undefined }, { email: { consent: 'withdrawn', suppressed } }, { class: campaignClass })).toBe(expected);
    expect(choose({ phone: undefined }, { email: { consent: 'unknown' } }, { class: campaignClass })).toBe('email');
    expect(choose(noAddress, {}, { class: campaignClass })).toBe('no-address');
  });
});

describe('a step that sends on each channel', () => {
  it('asks each alone', () => {
    const question = {
      customer: aCustomer({ phone: undefined }),
      contact: aContact(),
      class: 'safety',
      campaign: 'recall-notice',
      today,
    } as const;
    expect(checkChannel({ ...question, channel: 'email' })).toEqual({ kind: 'chosen', channel: 'email' });
    expect(checkChannel({ ...question, channel: 'sms' })).toEqual({ kind: 'skip', reason: 'no-address' });
  });
});

it('a chosen channel is one of the step’s own that stands alone too; a skip means that none does', () => {
  const aChannel = fc.record({
    consent: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const, 'withdrawn' as const),
    suppressed: fc.constantFrom(undefined, 'hard' as const, 'soft' as const, 'complaint' as const),
  });
  const preferredChannel = fc.constantFrom(undefined, 'email' as const, 'sms' as const);
  fc.assert(
    fc.property(
      fc.record({
        email: fc.constantFrom(undefined, 'a@example.com'),
        phone: fc.constantFrom(undefined, '+447700900001'),
        preferredChannel,
      }),
      fc.record({ email: aChannel, sms: aChannel }),
      fc.constantFrom<CampaignClass>('marketing', 'service', 'safety'),
      fc.shuffledSubarray<Channel>(['email', 'sms'], { minLength: 1 }),
      (customer, consents, campaignClass, channels) => {
        const question = { customer, contact: aContact(consents), class: campaignClass, campaign: 'win-back', today };
        const able = channels.filter((channel) => checkChannel({ ...question, channel }).kind === 'chosen');
        const choice = chooseChannel({ ...question, step: { channels } });
        if (able.length === 0) expect(choice.kind).toBe('skip');
        else expect(choice).toEqual({ kind: 'chosen', channel: able.find((channel) => channel === customer.preferredChannel) ?? able[0] });
      },
    ),
  );
});
