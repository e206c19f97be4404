import { describe, expect, it } from 'vitest';
import { addDays, DAY } from '../../../domain/calendar/calendar-date.ts';
import { caseIdFor } from '../../../domain/cases/case-moves.ts';
import { LET_DOWN_DAYS, letDownCase } from '../../../domain/cases/let-down.ts';
import { isHeavy, usageOfCustomer } from '../../../domain/classes/usage-of-customer.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { emptySummary } from '../../../domain/summary.ts';
import { aCustomer, aCustomerState } from '../../support/builders.ts';

const today = '2026-11-21';
const now = Date.parse('2026-11-21T12:00:00Z');
const every = (gap: number, visits: number) => Array.from({ length: visits }, (_, n) => addDays(today, -gap * (visits - 1 - n)));
const stateOf = (visits: readonly string[] | undefined, attributes: Readonly<Record<string, string>> = {}) =>
  aCustomerState({
    customer: aCustomer({ attributes, timeZone: 'UTC' }),
    summary: { ...emptySummary, orderDays: visits?.length ?? 0, visits },
  });

describe('care 42, 43: how somebody uses us', () => {
  it.each([
    ['every 14 days', every(14, 4), { class: 'heavy', by: 'orders', provisional: false }],
    ['every 15 days', every(15, 4), { class: 'medium', by: 'orders', provisional: false }],
    ['three times', every(7, 3), { class: 'heavy', by: 'orders', provisional: true }],
    ['half a year ago', [addDays(today, -182)], { class: 'lapsed', by: 'orders', provisional: true }],
    ['a day less than half a year ago', [addDays(today, -181)], { class: 'light', by: 'orders', provisional: true }],
  ] as const)('is by the own order days: %s', (_when, visits, expected) => {
    expect(usageOfCustomer(stateOf(visits), today)).toEqual(expected);
  });

  it.each([
    ['never ordered', stateOf([])],
    ['ordered before order days were kept', stateOf(undefined)],
  ])('is not known of who %s', (_who, state) => {
    expect(usageOfCustomer(state, today)).toBeUndefined();
  });

  it('is what the file says, where it says a class', () => {
    expect(usageOfCustomer(stateOf(every(7, 9), { usage: 'light' }), today)).toMatchObject({ class: 'light', by: 'file' });
    expect(usageOfCustomer(stateOf(every(7, 9), { usage: 'hefty' }), today)).toMatchObject({ class: 'heavy', by: 'orders' });
  });

  it('> n < 4 → provisional, where the file says so too', () => {
    const [firm, provisional] = ['no', 'yes'].map((said) => stateOf([], { usage: 'heavy', usage_provisional: said }));
    expect([firm, provisional].map((state) => isHeavy(state && usageOfCustomer(state, today)))).toEqual([true, false]);
  });

  it('three visits make nobody heavy for sure, a fourth does', () => {
    expect([3, 4].map((visits) => isHeavy(usageOfCustomer(stateOf(every(7, visits)), today)))).toEqual([false, true]);
  });
});

describe('> care 43: heavy → service-failure watch', () => {
  const failure = { id: 'service#V1', at: now - DAY, about: 'A1 · E21', asset: 'A1' };
  const opened = (state = stateOf(every(7, 9)), differences: Partial<typeof failure> = {}) =>
    letDownCase(state, { ...failure, ...differences }, now, defaultSettings);

  it('opens a case at once, with an owner and a due time', () => {
    expect(opened()).toMatchObject({ kind: 'let-down', about: 'A1 · E21', asset: 'A1', owner: 'care team', openedOn: today });
    expect(opened()?.due).toBe(Date.parse('2026-11-23T18:00:00Z'));
  });

  it('for nobody else', () => {
    expect(opened(stateOf(every(30, 5)))).toBeUndefined();
    expect(opened(stateOf(every(7, 3)))).toBeUndefined();
    expect(opened(stateOf([]))).toBeUndefined();
    expect(opened(stateOf([], { usage: 'heavy' }))).toBeDefined();
  });

  it('of the last week, not of history that a file brings', () => {
    expect(opened(undefined, { at: now - LET_DOWN_DAYS * DAY })).toBeDefined();
    expect(opened(undefined, { at: now - LET_DOWN_DAYS * DAY - 1 })).toBeUndefined();
  });

  it('once: where the fault came back, the expert has the case already', () => {
    const state = stateOf(every(7, 9));
    const repeat = { id: caseIdFor(state.customer.id, 'service#V1'), kind: 'repeat-fault', openedOn: today } as const;
    expect(opened({ ...state, cases: [repeat] })).toBeUndefined();
  });
});
