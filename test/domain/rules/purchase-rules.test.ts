import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../domain/facts/fact.ts';
import { decideReorder, decideWelcome } from '../../../domain/rules/purchase-rules.ts';
import type { RuleContext } from '../../../domain/rules/rule.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { emptySummary } from '../../../domain/summary.ts';
import { aContact, aCustomer, aCustomerState, aFact } from '../../support/builders.ts';

const day = '2026-11-21';
const context = (fact: Partial<Fact>, differences: Partial<RuleContext> = {}): RuleContext => ({
  campaign: 'reorder-reminder',
  state: aCustomerState(),
  contact: aContact(),
  fact: aFact(fact),
  ordinal: 0,
  date: day,
  dueDay: day,
  today: day,
  settings: defaultSettings,
  greeted: () => false,
  ...differences,
});

describe('the reminder', () => {
  const settings = {
    ...defaultSettings,
    reminders: {
      offers: [
        { name: 'filter', price: 15 },
        { name: 'mixer', price: 320 },
        { name: 'tablets', price: 25 },
      ],
    },
  };
  const offered = (basket: string | null) => {
    const answer = decideReorder(context({ values: { lastOrderOn: '2026-10-01', by: 'own', basket } }, { settings }));
    return answer.kind === 'holds' ? answer.values['offer'] : answer.kind;
  };

  it.each([
    ['24.99', { name: 'filter', price: '15 EUR' }],
    ['25', { name: 'tablets', price: '25 EUR' }],
    ['14.99', undefined],
  ] as const)('> offers at most the usual basket: with one of %s', (basket, offer) => {
    expect(offered(basket)).toEqual(offer);
  });

  it('offers nothing where no basket is known', () => {
    expect(offered(null)).toBeUndefined();
  });
});

describe('care 43: what is done for each usage class', () => {
  const settings = {
    ...defaultSettings,
    reminders: { offers: [{ name: 'filter', price: 15 }] },
    recalls: {
      ...defaultSettings.recalls,
      workshops: [
        { name: 'London', latitude: 51.5, longitude: 0 },
        { name: 'Leeds', latitude: 53.8, longitude: -1.5 },
      ],
    },
  };
  const place = { latitude: '53', longitude: '-1' };
  const reminded = (attributes: Readonly<Record<string, string>>) => {
    const state = aCustomerState({ customer: aCustomer({ attributes }) });
    const answer = decideReorder(context({ values: { basket: '20' } }, { settings, state }));
    if (answer.kind !== 'holds') throw new Error('no reminder');
    const { offer, shop, online } = answer.values;
    return { offered: offer !== undefined, shop, online };
  };

  it.each([
    ['heavy → no discounts', { usage: 'heavy', ...place }, { offered: false }],
    ['light → nearest shop', { usage: 'light', ...place }, { offered: true, shop: 'Leeds' }],
    ['no location → online', { usage: 'light' }, { offered: true, online: true }],
    ['a place that cannot be is none', { usage: 'light', latitude: '91', longitude: '0' }, { offered: true, online: true }],
    ['medium → as everybody', { usage: 'medium', ...place }, { offered: true }],
    ['an unknown class → as everybody', { usage: 'enormous', ...place }, { offered: true }],
    ['no class → as everybody', place, { offered: true }],
  ] as const)('> %s', (_what, attributes, expected) => {
    expect(reminded(attributes)).toEqual({ shop: undefined, online: undefined, ...expected });
  });
});

describe('the welcome', () => {
  const joined = { kind: 'customer.joined', subject: 'C1' };
  const welcome = (differences: Partial<RuleContext> = {}) => decideWelcome(context(joined, differences));

  it('> is an invitation, with delivery unless the customer would rather collect', () => {
    expect(welcome()).toEqual({ kind: 'holds', values: { delivery: true } });
    const collects = aCustomerState({ customer: aCustomer({ attributes: { delivery: 'no' } }) });
    expect(welcome({ state: collects })).toEqual({ kind: 'holds', values: { delivery: false } });
  });

  it('comes once, and not to whoever has ordered already', () => {
    const ordered = aCustomerState({ summary: { ...emptySummary, orderDays: 1 } });
    expect([welcome({ ordinal: 1 }), welcome({ state: ordered })]).toEqual([{ kind: 'nothing' }, { kind: 'nothing' }]);
  });
});
