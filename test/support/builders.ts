import type { Campaign } from '../../domain/campaigns/campaign.ts';
import { type Contact, newContact } from '../../domain/contact.ts';
import type { Asset, Customer } from '../../domain/customer.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import type { Fact } from '../../domain/facts/fact.ts';
import type { Message } from '../../domain/message.ts';
import { messageKey } from '../../domain/occasion.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import { emptySummary } from '../../domain/summary.ts';

/** Somebody to whom everything may be said: name, both addresses, a zone of her own. */
export function aCustomer(differences: Partial<Customer> = {}): Customer {
  return {
    id: 'C1',
    kind: 'person',
    name: 'Ada Byron',
    email: 'ada@example.com',
    phone: '+447700900001',
    locale: 'en',
    timeZone: 'Europe/London',
    country: 'GB',
    bornOn: '1980-12-10',
    joinedOn: '2024-03-01',
    credit: 'good',
    attributes: {},
    ...differences,
  };
}

export function anAsset(differences: Partial<Asset> = {}): Asset {
  return {
    id: 'A1',
    model: 'WM-7',
    name: 'Washing machine WM-7',
    category: 'washing',
    serial: 'S0001',
    purchasedOn: '2023-11-21',
    warrantyEndsOn: '2027-11-21',
    status: 'active',
    ...differences,
  };
}

export function anOrderLine(differences: Partial<OrderLine> = {}): OrderLine {
  return { sku: 'SKU1', ordinal: 1, description: 'Detergent', category: 'care', quantity: '2', unitPrice: '12.50', ...differences };
}

export function anOrder(differences: Partial<Order> = {}): Order {
  return { id: 'O1', at: Date.parse('2026-06-01T09:30:00Z'), day: '2026-06-01', lines: [anOrderLine()], ...differences };
}

/** The purchase of `anAsset()`, which comes round every year. */
export function aFact(differences: Partial<Fact> = {}): Fact {
  return { kind: 'asset.purchased', subject: 'A1', date: '2023-11-21', repeats: 'yearly', values: {}, ...differences };
}

/** Live, approved, one card on the day itself to everybody. */
export function aCampaign(differences: Partial<Campaign> = {}): Campaign {
  return {
    id: 'product-birthday',
    version: 1,
    class: 'marketing',
    fact: 'asset.purchased',
    rule: 'product-birthday',
    steps: [{ id: 'card', offsetDays: 0, channels: ['email', 'sms'], send: 'first' }],
    live: true,
    approved: true,
    ...differences,
  };
}

/** A gate that lets everything through. */
export function aContact(differences: Partial<Contact> = {}): Contact {
  return { ...newContact, rev: 1, email: { consent: 'yes' }, sms: { consent: 'yes' }, ...differences };
}

/** One customer with one asset, nothing else known. */
export function aCustomerState(differences: Partial<CustomerState> = {}): CustomerState {
  return {
    customer: aCustomer(),
    assets: [anAsset()],
    summary: emptySummary,
    cycle: {},
    answers: [],
    cases: [],
    vouchers: [],
    bookings: [],
    requests: [],
    supplies: [],
    serviceVisits: [],
    promises: [],
    recalls: [],
    ownFacts: [],
    ...differences,
  };
}

/** The third birthday card of `anAsset()`, sent by email. */
export function aMessage(differences: Partial<Message> = {}): Message {
  return {
    key: messageKey({ campaign: 'product-birthday', step: 'card', subject: 'A1', occurrence: '3' }),
    campaign: 'product-birthday',
    version: 1,
    class: 'marketing',
    step: 'card',
    subject: 'A1',
    date: '2026-11-21',
    due: Date.parse('2026-11-21T10:00:00Z'),
    at: Date.parse('2026-11-21T10:00:04Z'),
    timeZone: 'Europe/London',
    channel: 'email',
    state: 'sent',
    attempt: 1,
    providerId: '0100018f-0000-4000-8000-000000000001-000000',
    values: { years: 3, name: 'Washing machine WM-7' },
    ...differences,
  };
}
