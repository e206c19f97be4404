import { expect, it } from 'vitest';
import { mergeCredit, newCustomer } from '../../../domain/import/merge-customer.ts';
import type { CreditRow } from '../../../domain/import/parse-record.ts';
import { type CreditEvent, MOST_CREDIT_EVENTS, withCreditEvent } from '../../../domain/membership/credit-standing.ts';

const event = (id: string, at: number, standing: 'good' | 'bad' = 'good'): CreditEvent => ({ id, at, standing });
const row = (id: string, at: number, standing: 'good' | 'bad', reason?: string): CreditRow => ({
  kind: 'credit',
  customer: 'C1',
  event: id,
  at,
  standing,
  ...(reason === undefined ? {} : { reason }),
});
const customer = newCustomer('C1', { timeZone: 'Europe/London' });

it('stands in order of time, of two at one instant the bad one last', () => {
  const log = [event('b', 2), event('c', 2, 'bad'), event('a', 1)].reduce<readonly CreditEvent[]>(withCreditEvent, []);
  expect(log.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect([event('c', 2, 'bad'), event('b', 2)].reduce<readonly CreditEvent[]>(withCreditEvent, []).map(({ id }) => id)).toEqual(['b', 'c']);
});

it('takes an event once, by its id (b4)', () => {
  const log = [event('a', 1)];
  expect(withCreditEvent(log, event('a', 9, 'bad'))).toBe(log);
});

it(`keeps the latest ${MOST_CREDIT_EVENTS}`, () => {
  const log = Array.from({ length: MOST_CREDIT_EVENTS + 1 }, (_, n) => event(String(n), n)).reduce<readonly CreditEvent[]>(
    withCreditEvent,
    [],
  );
  expect([log.length, log[0]?.id]).toEqual([MOST_CREDIT_EVENTS, '1']);
});

it('tells why: the standing of the latest event, with its reason', () => {
  const bad = mergeCredit(customer, row('E2', 20, 'bad', 'two invoices unpaid'));
  const late = mergeCredit(bad, row('E1', 10, 'good', 'paid on time'));
  expect(late).toMatchObject({
    credit: 'bad',
    creditSince: 20,
    creditLog: [
      { id: 'E1', reason: 'paid on time' },
      { id: 'E2', reason: 'two invoices unpaid' },
    ],
  });
  expect(mergeCredit(late, row('E2', 30, 'good'))).toBe(late);
});
