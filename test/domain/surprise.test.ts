import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/calendar/calendar-date.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { emptySummary } from '../../domain/summary.ts';
import { giftFault, maySurprise } from '../../domain/surprises/surprise.ts';
import { aCustomer, aCustomerState } from '../support/builders.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const today = '2026-11-21';
const settings = { surprises: { ...defaultSettings.surprises, budgetPerMonth: 100, mostEach: 20, daysApart: 365, afterDays: 30 } };
const promise = { id: 'P1', kind: 'time', text: 'The engineer comes', madeAt: now - 9e8, dueAt: now - 1e8, warnAt: now - 2e8 } as const;
const state = (differences: Parameters<typeof aCustomerState>[0] = {}) =>
  aCustomerState({
    customer: aCustomer({ timeZone: 'UTC' }),
    summary: { ...emptySummary, deliveries: [{ order: 'O1', on: addDays(today, -30), items: 'Kettle' }] },
    ...differences,
  });
const verdict = (differences: Parameters<typeof aCustomerState>[0] = {}, openCases: readonly string[] = [], lastOn?: string) =>
  maySurprise(state(differences), { openCases }, lastOn === undefined ? undefined : { on: lastOn }, now, settings);

describe('care 32: > surprise only after the promised part is kept', () => {
  it('a delivery of 30 days ago is recent, one of 31 is not', () => {
    expect(verdict()).toEqual({ kind: 'may', kept: { what: 'delivery', on: '2026-10-22', text: 'Kettle' } });
    const summary = { ...emptySummary, deliveries: [{ order: 'O1', on: addDays(today, -31), items: 'Kettle' }] };
    expect(verdict({ summary })).toEqual({ kind: 'hold', why: 'nothing-kept' });
  });

  it('a promise that was kept in time counts, one that was kept late does not', () => {
    const kept = { ...promise, keptAt: promise.dueAt };
    expect(verdict({ promises: [kept] })).toMatchObject({ kind: 'may', kept: { what: 'promise', text: 'The engineer comes' } });
    expect(verdict({ summary: emptySummary, promises: [{ ...promise, keptAt: promise.dueAt + 1 }] })).toEqual({
      kind: 'hold',
      why: 'nothing-kept',
    });
  });

  it('nothing, while a promise is overdue; one that has time left holds nothing back', () => {
    expect(verdict({ promises: [promise] })).toEqual({ kind: 'hold', why: 'promise-open' });
    expect(verdict({ promises: [{ ...promise, dueAt: now }] })).toEqual({ kind: 'hold', why: 'promise-open' });
    expect(verdict({ promises: [{ ...promise, dueAt: now + 1 }] }).kind).toBe('may');
  });

  it('what comes tomorrow has not been kept', () => {
    const summary = { ...emptySummary, deliveries: [{ order: 'O1', on: addDays(today, 1), items: 'Kettle' }] };
    expect(verdict({ summary })).toEqual({ kind: 'hold', why: 'nothing-kept' });
  });
});

it('> gift on an open complaint → hold', () => {
  expect(verdict({ cases: [{ id: 'K1', kind: 'complaint', openedOn: today }] })).toEqual({ kind: 'hold', why: 'open-case' });
  expect(verdict({}, ['K1'])).toEqual({ kind: 'hold', why: 'open-case' });
  expect(verdict({ cases: [{ id: 'K1', kind: 'complaint', openedOn: today, closedOn: today }] }).kind).toBe('may');
});

it('never twice to one person within the window: on day 364 not, on day 365 again', () => {
  expect(verdict({}, [], addDays(today, -364))).toEqual({ kind: 'hold', why: 'too-soon' });
  expect(verdict({}, [], addDays(today, -365)).kind).toBe('may');
});

describe('only what is free of charge, or capped', () => {
  const month = (hundredths: number) => ({ count: 1, hundredths });
  it.each([
    ['a kindness, whatever was spent', { name: 'x', cost: 0 }, month(10_000), undefined],
    ['as dear as one may be', { name: 'x', cost: 20 }, month(0), undefined],
    ['a cent dearer', { name: 'x', cost: 20.01 }, month(0), 'too-dear'],
    ['what just fits the budget', { name: 'x', cost: 19.9 }, month(8010), undefined],
    ['a cent more than is left', { name: 'x', cost: 19.9 }, month(8011), 'budget-spent'],
    ['what is not in the settings', undefined, month(0), 'unknown-gift'],
  ] as const)('%s', (_what, gift, spent, expected) => {
    expect(giftFault(gift, spent, settings)).toBe(expected);
  });

  it('without a budget only what costs nothing', () => {
    const none = { surprises: { ...settings.surprises, budgetPerMonth: 0 } };
    expect([0, 0.01].map((cost) => giftFault({ name: 'x', cost }, month(0), none))).toEqual([undefined, 'budget-spent']);
  });
});
