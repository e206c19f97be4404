import type { Consent, Contact, ContactChannel } from '../contact.ts';
import type { Customer } from '../customer.ts';
import { withCreditEvent } from '../membership/credit-standing.ts';
import { type ResolvedZone, resolveZone } from '../zones/resolve-zone.ts';
import { withoutBlanks } from './given.ts';
import type { ImportContext } from './import-context.ts';
import type { CustomerRow } from './parse-customer.ts';
import type { CreditRow } from './parse-record.ts';

/** A customer with what a row says; blanks leave what stands. The zone is resolved anew unless it is the customer's own. */
export function mergeCustomer(existing: Customer | undefined, row: CustomerRow, context: ImportContext): Customer {
  const merged: Customer = {
    ...(existing ?? newCustomer(row.customer, context)),
    ...withoutBlanks(row.profile),
    attributes: { ...existing?.attributes, ...row.profile.attributes },
  };
  const { zoneCandidates: _, ...rest } = merged;
  const credit = existing?.creditSince === undefined ? merged.credit : existing.credit;
  return { ...rest, ...(credit === undefined ? {} : { credit }), ...zoneOf(existing, merged, row.timeZone, context) };
}

function zoneOf(existing: Customer | undefined, merged: Customer, own: string | undefined, context: ImportContext): ResolvedZone {
  const resolve = (customer: Customer, zone: string | undefined) =>
    resolveZone({ own: zone, phone: customer.phone, country: customer.country }, context.timeZone, context.atlas);
  if (own !== undefined || existing === undefined) return resolve(merged, own);
  const wasOwn = existing.zoneCandidates === undefined && existing.timeZone !== resolve(existing, undefined).timeZone;
  const moved = existing.phone !== merged.phone || existing.country !== merged.country;
  if (wasOwn || !moved) return kept(existing);
  return resolve(merged, undefined);
}

const kept = ({ timeZone, zoneCandidates }: Customer): ResolvedZone =>
  zoneCandidates === undefined ? { timeZone } : { timeZone, zoneCandidates };

/** A customer of whom nothing but the id is known: without address or consent, in the company's zone for want of a better guess. */
export function newCustomer(id: string, context: Pick<ImportContext, 'timeZone'>): Customer {
  return { id, kind: 'person', timeZone: context.timeZone, zoneCandidates: [context.timeZone], attributes: {} };
}

/** An event is known by its id and happens once; the latest dated standing wins, of two at the same instant the bad one. */
export function mergeCredit(existing: Customer, { event: id, at, standing, reason }: CreditRow): Customer {
  const known = existing.creditLog ?? [];
  const log = withCreditEvent(known, { id, at, standing, ...(reason === undefined ? {} : { reason }) });
  if (log === known) return existing;
  const since = existing.creditSince;
  const wins = since === undefined || at > since || (at === since && standing === 'bad');
  return { ...existing, creditLog: log, ...(wins ? { credit: standing, creditSince: at } : {}) };
}

/** The gate with a row's consents. What the person withdrew stays withdrawn; a blank leaves what stands. */
export function mergeConsents<Gate extends Pick<Contact, 'email' | 'sms'>>(
  contact: Gate,
  row: Pick<CustomerRow, 'emailMarketing' | 'smsMarketing'>,
): Gate {
  const email = withConsent(contact.email, row.emailMarketing);
  const sms = withConsent(contact.sms, row.smsMarketing);
  return email === contact.email && sms === contact.sms ? contact : { ...contact, email, sms };
}

function withConsent(channel: ContactChannel, consent: Consent | undefined): ContactChannel {
  if (consent === undefined || channel.consent === 'withdrawn' || channel.consent === consent) return channel;
  return { ...channel, consent };
}
