import { describe, expect, it } from 'vitest';
import { contactItem, readContact } from '../../../../adapters/dynamo/items/contact-item.ts';
import { factItem } from '../../../../adapters/dynamo/items/fact-item.ts';
import { messageItem } from '../../../../adapters/dynamo/items/message-item.ts';
import { freeze, itemBytes } from '../../../../adapters/dynamo/stored-item.ts';
import type { Item } from '../../../../adapters/dynamo/table.ts';
import { addDays } from '../../../../domain/calendar/calendar-date.ts';
import { MAX_IN_FLIGHT } from '../../../../domain/contact.ts';
import { messageKey } from '../../../../domain/occasion.ts';
import { aContact, aFact, aMessage } from '../../../support/builders.ts';

const bytes = (item: Item) => itemBytes(freeze(item));
const customer = 'customer-0012345678';
const keyOf = (n: number) =>
  messageKey({ campaign: 'satisfaction-survey', step: 'day7', subject: `order-00${n}-5678`, occurrence: '2026-11-21' });

describe('what one write unit (1 KB) has to hold', () => {
  it('the gate stays within 900 bytes with a full week of cap days and eight entries in flight', () => {
    const entry = { n: 1, lease: 1795255330123, due: 1795255200000, class: 'marketing', capDay: '2026-11-21' } as const;
    const contact = aContact({
      rev: 12_345,
      email: { consent: 'withdrawn', suppressed: 'soft', softBounces: 2 },
      lessOften: true,
      ledger: { n: 12, hash: 'A'.repeat(13) },
      surveyedOn: '2026-10-01',
      capDays: Object.fromEntries(Array.from({ length: 7 }, (_, n) => [addDays('2026-11-15', n), 1])),
      inFlight: Object.fromEntries(Array.from({ length: MAX_IN_FLIGHT }, (_, n) => [keyOf(n), entry])),
    });
    const item = contactItem(customer, contact);
    expect(readContact(freeze(item))).toEqual(contact);
    expect(bytes(item)).toBeLessThanOrEqual(900);
  });

  it('a message with ordinary values stays within 1 KB', () => {
    const values = {
      years: 3,
      name: 'Washing machine WM-7',
      customer: { name: 'Ada Byron' },
      offer: true,
      items: ['Dryer TD-2', 'Oven OV-1'],
    };
    expect(bytes(messageItem(customer, aMessage({ key: keyOf(1), values })))).toBeLessThanOrEqual(1024);
  });

  it('a fact stays within 1 KB', () => {
    const item = factItem(customer, 'America/Argentina/Buenos_Aires', aFact({ values: { reason: 'x'.repeat(300) } }), 99, 1795255330123);
    expect(bytes(item)).toBeLessThanOrEqual(1024);
  });
});
