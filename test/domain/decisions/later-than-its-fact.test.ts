import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../domain/calendar/calendar-date.ts';
import { decide } from '../../../domain/decisions/decide.ts';
import type { Situation } from '../../../domain/decisions/verdict.ts';
import { defaultSettings, type Settings } from '../../../domain/settings.ts';
import { emptySummary } from '../../../domain/summary.ts';
import { aCampaign, aContact, aCustomer, aCustomerState } from '../../support/builders.ts';

/** A Monday, ten o'clock where the customer lives. */
const TEN = Date.parse('2026-11-23T10:00:00Z');
const closed = (...closedDays: string[]): Settings => ({ ...defaultSettings, cases: { ...defaultSettings.cases, closedDays } });

describe('care 15: > collected on the first business day', () => {
  const supply = { id: 'S1', sku: 'rice', deliveredOn: '2026-11-20', quantity: '5', dueOn: '2026-11-23' };
  const asked = (settings: Settings, now = TEN, attributes: Readonly<Record<string, string>> = {}): Situation => ({
    now,
    occasion: { campaign: 'payment-due', step: 'day0', kind: 'supply.collect-on', subject: 'S1', date: '2026-11-23', due: TEN },
    campaign: aCampaign({ id: 'payment-due', class: 'service', fact: 'supply.collect-on', rule: 'collect' }),
    step: { id: 'day0', offsetDays: 0, channels: ['email'], send: 'first' },
    settings,
    state: aCustomerState({ customer: aCustomer({ attributes }), supplies: [supply] }),
    contact: aContact(),
    greeted: new Set(),
    closesBefore: 0,
  });

  it('goes at once where that day is one', () => {
    expect(decide(asked(closed('2026-11-24')))).toMatchObject([{ kind: 'send' }]);
  });

  it.each([
    ['Tuesday', ['2026-11-23'], 1],
    ['Wednesday', ['2026-11-23', '2026-11-24'], 2],
    ['the Monday after, over a weekend', ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'], 7],
  ])('waits until %s where the company is closed', (_day, days, later) => {
    expect(decide(asked(closed(...days)))).toMatchObject([{ kind: 'wait', until: TEN + later * DAY }]);
    expect(decide(asked(closed(...days), TEN + later * DAY))).toMatchObject([{ kind: 'send' }]);
  });

  it('a holiday that was set while it waited is passed over as well, and one that was taken back is not waited for', () => {
    expect(decide(asked(closed('2026-11-23', '2026-11-24'), TEN + DAY))).toMatchObject([{ kind: 'wait', until: TEN + 2 * DAY }]);
    expect(decide(asked(closed(), TEN + DAY))).toMatchObject([{ kind: 'send' }]);
  });

  it('> asks again on each day that it waits, so that a holiday taken back meanwhile brings it forward', () => {
    const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
    expect(decide(asked(closed(...days)))).toMatchObject([{ kind: 'wait', until: TEN + 7 * DAY, askAgain: TEN + DAY }]);
    expect(decide(asked(closed(...days), TEN + DAY))).toMatchObject([{ kind: 'wait', askAgain: TEN + 2 * DAY }]);
    expect(decide(asked(closed('2026-11-23', '2026-11-24'), TEN + 2 * DAY))).toMatchObject([{ kind: 'send' }]);
    expect(decide(asked(closed('2026-11-23')))).toMatchObject([{ until: TEN + DAY, askAgain: TEN + DAY }]);
  });

  it('a copy of the request from before business days had a rule of their own keeps to them too', () => {
    const copy = aCampaign({ id: 'ours', class: 'service', fact: 'supply.collect-on', rule: 'dated-fact' });
    expect(decide({ ...asked(closed('2026-11-23')), campaign: copy })).toMatchObject([{ kind: 'wait', until: TEN + DAY }]);
  });

  it('is late from that day on, and not from the holiday', () => {
    const week = closed('2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27');
    expect(decide(asked(week, TEN + 10 * DAY))).toMatchObject([{ kind: 'send' }]);
    expect(decide(asked(week, TEN + 10 * DAY + 1))).toMatchObject([{ kind: 'skip', reason: 'too-late' }]);
  });

  it('> goes by the calendar of the branch', () => {
    const settings = { ...closed('2026-11-23'), branches: [{ id: 'north', closedDays: [] }, { id: 'south' }] };
    expect(decide(asked(settings, TEN, { branch: 'north' }))).toMatchObject([{ kind: 'send' }]);
    expect(decide(asked(settings, TEN, { branch: 'south' }))).toMatchObject([{ kind: 'wait' }]);
    expect(decide(asked(settings, TEN, { branch: 'nowhere' }))).toMatchObject([{ kind: 'wait' }]);
  });
});

describe('care 12: > nudge while the age is 0.5–1.5 × the median first gap', () => {
  const cycle = { second: { day: '2026-11-21', category: '', days: 2, source: 'learnt', gaps: 30, median: 4 } } as const;
  const asked = (now: number): Situation => ({
    now,
    occasion: {
      campaign: 'second-purchase',
      step: 'day0',
      kind: 'customer.second-purchase-due',
      subject: 'C1',
      date: '2026-11-23',
      due: TEN,
    },
    campaign: aCampaign({ id: 'second-purchase', fact: 'customer.second-purchase-due', rule: 'second-purchase', holdoutPercent: 0 }),
    step: { id: 'day0', offsetDays: 0, channels: ['email'], send: 'first' },
    settings: { ...defaultSettings, latenessHours: 30 * 24 },
    state: aCustomerState({
      customer: aCustomer(),
      summary: { ...emptySummary, orderDays: 1, first: { day: '2026-11-21', category: '' }, last: { day: '2026-11-21', category: '' } },
      cycle,
    }),
    contact: aContact(),
    greeted: new Set(),
    closesBefore: 0,
  });

  it('day 2, 0.5 of 4, is the day on which it comes due; day 6, 1.5 of 4, the last on which it goes', () => {
    expect(decide(asked(TEN))).toMatchObject([{ kind: 'send' }]);
    expect(decide(asked(TEN + 4 * DAY))).toMatchObject([{ kind: 'send' }]);
    expect(decide(asked(TEN + 5 * DAY))).toMatchObject([{ kind: 'skip', reason: 'too-late' }]);
  });
});

describe('care 17: > first contact is an invitation', () => {
  const EIGHT = TEN - 2 * HOUR;
  const invitation = aCampaign({
    id: 'welcome',
    fact: 'customer.joined',
    rule: 'welcome',
    steps: [{ id: 'day0', offsetDays: 0, channels: ['email'], send: 'first' }],
  });
  const early = (differences: Partial<Situation> = {}): Situation => ({
    now: EIGHT,
    occasion: { campaign: 'own', step: 'card', kind: 'joined-club', subject: 'C1', date: '2026-11-23', due: EIGHT },
    campaign: aCampaign({ id: 'own', class: 'marketing', fact: 'joined-club', rule: 'dated-fact', holdoutPercent: 0 }),
    step: { id: 'card', offsetDays: 0, channels: ['email'], send: 'first', at: '08:00' },
    settings: { ...defaultSettings, quietHours: { from: '21:00', to: '07:00' } },
    state: aCustomerState({
      customer: aCustomer({ joinedOn: '2026-11-23' }),
      ownFacts: [{ kind: 'joined-club', subject: 'C1', date: '2026-11-23', repeats: 'never', values: {} }],
    }),
    contact: aContact(),
    greeted: new Set(),
    closesBefore: 0,
    invitation,
    ...differences,
  });

  it('an earlier hour of the same day waits for it', () => {
    expect(decide(early())).toMatchObject([{ kind: 'wait', until: TEN }]);
    expect(decide(early({ now: TEN }))).toMatchObject([{ kind: 'send' }]);
  });

  it.each([
    ['where nobody has switched it on', { invitation: undefined }],
    ['for a notice', { campaign: aCampaign({ id: 'own', class: 'service', fact: 'joined-club', rule: 'dated-fact' }) }],
    [
      'for whoever has ordered before',
      {
        state: {
          ...aCustomerState(early().state),
          summary: { ...emptySummary, orderDays: 1, last: { day: '2026-11-20', category: '' }, first: { day: '2026-11-20', category: '' } },
        },
      },
    ],
    ['for whoever joined before', { state: { ...aCustomerState(early().state), customer: aCustomer({ joinedOn: '2026-11-22' }) } }],
  ] satisfies [string, Partial<Situation>][])('nothing waits %s', (_when, differences) => {
    expect(decide(early(differences))).toMatchObject([{ kind: 'send' }]);
  });
});
