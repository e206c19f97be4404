import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../domain/calendar/calendar-date.ts';
import type { CampaignClass } from '../../../domain/campaigns/campaign.ts';
import type { Contact } from '../../../domain/contact.ts';
import { decide } from '../../../domain/decisions/decide.ts';
import { skipReasons } from '../../../domain/decisions/reason.ts';
import type { Situation, Verdict } from '../../../domain/decisions/verdict.ts';
import { inHoldout } from '../../../domain/holdout.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { aCampaign, aContact, aCustomer, aCustomerState, anAsset } from '../../support/builders.ts';

const TEN = Date.parse('2026-11-21T10:00:00Z');

/** A dated fact of the company's own about asset A1, due now: everything passes. */
function aSituation(campaignClass: CampaignClass): Situation {
  const state = aCustomerState({ ownFacts: [{ kind: 'asset.checked', subject: 'A1', date: '2026-11-21', repeats: 'never', values: {} }] });
  return {
    now: TEN,
    occasion: { campaign: 'own', step: 'card', kind: 'asset.checked', subject: 'A1', date: '2026-11-21', due: TEN },
    campaign: aCampaign({ id: 'own', class: campaignClass, fact: 'asset.checked', rule: 'asset-active', holdoutPercent: 0 }),
    step: { id: 'card', offsetDays: 0, channels: ['email'], send: 'first' },
    settings: defaultSettings,
    state,
    contact: aContact(),
    greeted: new Set(),
    closesBefore: 0,
  };
}

type Spoil = (situation: Situation) => Situation;
const withState =
  (differences: Partial<NonNullable<Situation['state']>>): Spoil =>
  (s) => ({ ...s, state: { ...aCustomerState(s.state), ...differences } });
const withContact =
  (differences: Partial<Situation['contact']>): Spoil =>
  (s) => ({ ...s, contact: { ...s.contact, ...differences } });
const withCampaign =
  (differences: Partial<Situation['campaign']>): Spoil =>
  (s) => ({ ...s, campaign: { ...s.campaign, ...differences } });

/** It would wait until nine in the morning, and may go until eight. */
const overnight: Spoil = (s) => ({ ...s, now: TEN + 12 * HOUR, settings: { ...s.settings, latenessHours: 22 } });

/** The gates in the order of the table, each with how it is made to fail and for which classes it holds. */
const gates: readonly { reason: string; fails: Spoil; for: string }[] = [
  { reason: 'campaign-off', fails: withCampaign({ live: false }), for: 'marketing service safety' },
  { reason: 'not-approved', fails: withCampaign({ approved: false }), for: 'marketing service safety' },
  { reason: 'erased', fails: withContact({ erased: true }), for: 'marketing service safety' },
  {
    reason: 'not-in-audience',
    fails: withCampaign({ audience: { '==': [{ var: 'asset.category' }, 'cars'] } }),
    for: 'marketing service safety',
  },
  { reason: 'asset-ended', fails: withState({ assets: [anAsset({ endedOn: '2026-11-21' })] }), for: 'marketing service safety' },
  { reason: 'holdout', fails: withCampaign({ holdoutPercent: 100 }), for: 'marketing' },
  { reason: 'open-case', fails: withState({ cases: [{ id: 'K1', kind: 'complaint', openedOn: '2026-11-01' }] }), for: 'marketing' },
  { reason: 'opted-out', fails: withContact({ email: { consent: 'withdrawn' } }), for: 'marketing' },
  { reason: 'too-late', fails: overnight, for: 'marketing service' },
  { reason: 'capped', fails: withContact({ capDays: { '2026-11-21': 9, '2026-11-24': 9 } }), for: 'marketing' },
  { reason: 'too-late', fails: (s) => ({ ...s, now: TEN + 3 * DAY + 1 }), for: 'marketing service safety' },
];

const told = (verdicts: readonly Verdict[]): string =>
  verdicts.map((verdict) => (verdict.kind === 'skip' ? verdict.reason : verdict.kind)).join();

describe.each(['marketing', 'service', 'safety'] as const)('%s', (campaignClass) => {
  it('goes where every gate is open', () => {
    expect(decide(aSituation(campaignClass))).toMatchObject([{ kind: 'send', channel: 'email', values: { product: { model: 'WM-7' } } }]);
  });

  it.each(gates)('$reason', ({ reason, fails, for: classes }) => {
    expect(told(decide(fails(aSituation(campaignClass))))).toBe(classes.includes(campaignClass) ? reason : 'send');
  });

  it('> the first gate that fails gives the reason, whichever later one fails as well', () => {
    const asked = gates.filter((gate) => gate.for.includes(campaignClass));
    for (const [index, first] of asked.entries()) {
      for (const later of asked.slice(index + 1)) {
        const both = first.fails(later.fails(aSituation(campaignClass)));
        expect({ later: later.reason, reason: told(decide(both)) }).toEqual({ later: later.reason, reason: first.reason });
      }
    }
  });
});

describe('channels, as the classes see them', () => {
  const suppressed = (how: 'hard' | 'soft' | 'complaint') => withContact({ email: { consent: 'yes', suppressed: how } });
  it.each([
    ['marketing', 'hard', 'suppressed'],
    ['marketing', 'complaint', 'suppressed'],
    ['service', 'soft', 'suppressed'],
    ['service', 'complaint', 'suppressed'],
    ['safety', 'hard', 'suppressed'],
    ['safety', 'complaint', 'send'],
    ['safety', 'soft', 'send'],
  ] as const)('%s, %s bounce or complaint: %s', (campaignClass, how, expected) => {
    expect(told(decide(suppressed(how)(aSituation(campaignClass))))).toBe(expected);
  });

  it('> consent never given is no-consent; who has no address has no-address; each with no channel', () => {
    const never = withContact({ email: { consent: 'unknown' } })(aSituation('marketing'));
    expect(decide(never)).toMatchObject([{ reason: 'no-consent', channel: null }]);
    const nowhere = withState({ customer: aCustomer({ email: undefined }) })(aSituation('safety'));
    expect(decide(nowhere)).toMatchObject([{ reason: 'no-address', channel: null }]);
  });

  it('> a step that sends on each has its channel on every line', () => {
    const each = { ...aSituation('safety'), step: { id: 'card', offsetDays: 0, channels: ['email', 'sms'], send: 'each' } as const };
    expect(decide(each)).toMatchObject([
      { kind: 'send', channel: 'email', identity: { key: 'own/card/A1/2026-11-21/email' } },
      { kind: 'send', channel: 'sms', identity: { key: 'own/card/A1/2026-11-21/sms' } },
    ]);
    const ended = withState({ assets: [anAsset({ status: 'disposed' })], customer: aCustomer({ phone: undefined }) })(each);
    expect(decide(ended)).toMatchObject([
      { reason: 'asset-ended', channel: 'email' },
      { reason: 'asset-ended', channel: 'sms' },
    ]);
  });
});

describe('quiet hours', () => {
  const at = (time: string, campaignClass: CampaignClass = 'service') => ({ ...aSituation(campaignClass), now: Date.parse(time) });
  it('> wait to their end', () => {
    expect(decide(at('2026-11-21T21:00:00Z'))).toMatchObject([{ kind: 'wait', until: Date.parse('2026-11-22T09:00:00Z') }]);
    expect(decide(at('2026-11-21T20:59:59Z'))).toMatchObject([{ kind: 'send' }]);
    expect(decide(at('2026-11-22T08:59:59Z'))).toMatchObject([{ kind: 'wait', until: Date.parse('2026-11-22T09:00:00Z') }]);
  });
  it('> if not too late', () => {
    expect(told(decide(at('2026-11-23T22:00:00Z')))).toBe('wait');
    const short = { ...at('2026-11-21T21:00:00Z'), settings: { ...defaultSettings, latenessHours: 22 } };
    expect(told(decide(short))).toBe('too-late');
  });
  it('> do not hold a safety notice', () => expect(told(decide(at('2026-11-21T23:00:00Z', 'safety')))).toBe('send'));
  it('> close the gate so long before that a call ends outside them', () => {
    expect(told(decide({ ...at('2026-11-21T20:59:30Z'), closesBefore: 40_000 }))).toBe('wait');
    expect(told(decide({ ...at('2026-11-21T20:59:00Z'), closesBefore: 40_000 }))).toBe('send');
  });
});

describe('lateness', () => {
  it('> until due + latenessHours', () => {
    expect(told(decide({ ...aSituation('service'), now: TEN + 72 * HOUR }))).toBe('send');
    expect(told(decide({ ...aSituation('service'), now: TEN + 72 * HOUR + 1 }))).toBe('too-late');
  });
  it('> for days before a date not after that date’s day', () => {
    const eve: Situation = {
      ...aSituation('safety'),
      occasion: { ...aSituation('safety').occasion, due: TEN - DAY },
      step: { id: 'card', offsetDays: -1, channels: ['email'], send: 'first' },
    };
    expect(told(decide({ ...eve, now: Date.parse('2026-11-21T23:59:59Z') }))).toBe('send');
    expect(told(decide({ ...eve, now: Date.parse('2026-11-22T00:00:00Z') }))).toBe('too-late');
  });
  it('> after a restore, what was due before is too late', () => {
    expect(told(decide({ ...aSituation('safety'), tooLateBefore: TEN + 1 }))).toBe('too-late');
    expect(told(decide({ ...aSituation('safety'), tooLateBefore: TEN }))).toBe('send');
  });
});

describe('surveys', () => {
  const survey = (days: string, differences: Partial<Situation> = {}): Situation => {
    const state = aCustomerState({
      summary: { points: [], orderDays: 1, deliveries: [{ order: 'O1', on: '2026-11-14', items: 'Detergent' }] },
    });
    return {
      ...aSituation('marketing'),
      occasion: { campaign: 'satisfaction-survey', step: 'day7', kind: 'order.delivered', subject: 'O1', date: '2026-11-14', due: TEN },
      campaign: aCampaign({ id: 'satisfaction-survey', fact: 'order.delivered', rule: 'survey', holdoutPercent: 0 }),
      step: { id: 'day7', offsetDays: 7, channels: ['email', 'sms'], send: 'first' },
      state,
      contact: aContact({ surveyedOn: days }),
      ...differences,
    };
  };
  it('> capped where one was sent fewer than minimumDaysApart days before; exactly 30 days later it goes', () => {
    expect(decide(survey('2026-10-23'))).toMatchObject([{ kind: 'skip', reason: 'capped', channel: null }]);
    expect(decide(survey('2026-10-22'))).toMatchObject([{ kind: 'send', asked: { as: 'surveyedOn', on: '2026-11-21' } }]);
  });
  it('> of one-question pulses at most one goes in 14 days; a whole survey neither holds them up nor waits for them', () => {
    const pulse = (contact: Partial<Contact>) => {
      const situation = survey('2026-11-20');
      const settings = { ...situation.settings, surveys: { ...situation.settings.surveys, asks: { 'satisfaction-survey': 'pulse' } } };
      return decide({ ...situation, settings, contact: aContact({ surveyedOn: '2026-11-20', ...contact }) });
    };
    expect(pulse({ pulsedOn: '2026-11-08' })).toMatchObject([{ kind: 'skip', reason: 'capped', channel: null }]);
    expect(pulse({ pulsedOn: '2026-11-07' })).toMatchObject([{ kind: 'send', asked: { as: 'pulsedOn', on: '2026-11-21' } }]);
    expect(decide(survey('2026-10-22', { contact: aContact({ pulsedOn: '2026-11-20' }) }))).toMatchObject([{ kind: 'send' }]);
  });
  it('> an open case holds a survey, but for the one that asks again after a closing', () => {
    const held = survey('2025-01-01', { contact: aContact({ openCases: ['K2'] }) });
    expect(told(decide(held))).toBe('open-case');
    const cases = [{ id: 'K1', kind: 'dissatisfied', openedOn: '2026-11-01', closedOn: '2026-11-18' } as const];
    const followUp = {
      ...held,
      state: aCustomerState({ cases }),
      occasion: { campaign: 'case-follow-up', step: 'day3', kind: 'case.closed', subject: 'K1', date: '2026-11-18', due: TEN },
      campaign: aCampaign({ id: 'case-follow-up', fact: 'case.closed', rule: 'case-closed', holdoutPercent: 0 }),
      step: { id: 'day3', offsetDays: 3, channels: ['email'], send: 'first' } as const,
    };
    expect(told(decide(followUp))).toBe('send');
  });
});

it.each([
  ['a closed complaint', { kind: 'complaint', closedOn: '2026-11-21' }, 'send'],
  ['a repair that closes tomorrow', { kind: 'repair', closedOn: '2026-11-22' }, 'open-case'],
  ['an open recall', { kind: 'recall' }, 'open-case'],
  ['somebody who was dissatisfied', { kind: 'dissatisfied' }, 'send'],
] as const)('> no complaint, repair or recall open: %s', (_what, differences, expected) => {
  const cases = [{ id: 'K1', openedOn: '2026-11-01', ...differences }];
  expect(told(decide(withState({ cases })(aSituation('marketing'))))).toBe(expected);
});

it('> holdout: by campaign and customer, so that the arm stays', () => {
  const arms = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'].map((id) => {
    const half = withState({ customer: aCustomer({ id }) })(withCampaign({ holdoutPercent: 50 })(aSituation('marketing')));
    return [told(decide(half)), inHoldout('own', id, 50) ? 'holdout' : 'send'];
  });
  for (const [decided, expected] of arms) expect(decided).toBe(expected);
  expect(new Set(arms.map(([decided]) => decided)).size).toBe(2);
});

describe('product birthdays', () => {
  const birthday = (differences: Partial<Situation> = {}): Situation => ({
    ...aSituation('marketing'),
    occasion: { campaign: 'product-birthday', step: 'card', kind: 'asset.purchased', subject: 'A1', date: '2026-11-21', due: TEN },
    campaign: aCampaign({ holdoutPercent: 0 }),
    ...differences,
  });
  const twoAssets = aCustomerState({ assets: [anAsset(), anAsset({ id: 'A0', purchasedOn: '2020-11-28' })] });

  it.each([
    ['2026-08-23', true],
    ['2026-08-24', false],
  ])('> the offer is in it where the household had none for 90 days, free again on day 90: last on %s', (day, offer) => {
    expect(decide(birthday({ householdOffer: { day, by: 'C9/other' } }))).toMatchObject([
      { kind: 'send', claimsOffer: offer, values: { offer, years: 3 } },
    ]);
  });
  it('and stays in the card that holds it already', () => {
    const mine = { day: '2026-11-21', by: 'C1/product-birthday/card/A1/3' };
    expect(decide(birthday({ householdOffer: mine }))).toMatchObject([{ claimsOffer: true }]);
  });
  it('> merged messages list all subjects in order of asset id, and cover the others’ own occasions', () => {
    expect(decide(birthday({ state: twoAssets }))).toMatchObject([
      { identity: { key: 'product-birthday/card/A1/3', subject: 'A0+A1', covers: [{ key: 'product-birthday/card/A0/6', subject: 'A0' }] } },
    ]);
  });
  it('> an asset which a sent card covered is never greeted twice that year', () => {
    const greeted = new Set(['product-birthday/card/A0/6']);
    expect(decide(birthday({ state: twoAssets, greeted }))).toMatchObject([{ identity: { subject: 'A1', covers: [] } }]);
    expect(decide(birthday({ greeted: new Set(['product-birthday/card/A1/3']) }))).toEqual([{ kind: 'nothing' }]);
  });
  it('> where the fact no longer holds there is no line at all', () => {
    expect(decide(birthday({ state: aCustomerState({ assets: [anAsset({ purchasedOn: '2026-11-21' })] }) }))).toEqual([
      { kind: 'nothing' },
    ]);
    expect(decide(birthday({ state: aCustomerState({ assets: [anAsset({ purchasedOn: '2023-11-22' })] }) }))).toEqual([
      { kind: 'nothing' },
    ]);
    expect(decide(birthday({ state: aCustomerState({ assets: [] }) }))).toEqual([{ kind: 'nothing' }]);
  });
});

it('the list of reasons is closed', () => {
  const used = new Set(gates.map(({ reason }) => reason));
  for (const reason of used) expect(skipReasons).toContain(reason);
});

describe('care 40: what a level of relationship does not allow', () => {
  const verdict = (relationshipLevels: boolean, relationship: string) => {
    const s = withCampaign({ id: 'second-purchase' })(aSituation('marketing'));
    const state = aCustomerState({ ...s.state, customer: aCustomer({ attributes: { relationship } }) });
    return decide({ ...s, state, settings: { ...s.settings, relationshipLevels } })[0];
  };

  it('> is not sent where a company goes by levels, and only there', () => {
    expect(verdict(true, 'reactive')).toMatchObject({ kind: 'skip', reason: 'not-in-audience' });
    expect(verdict(true, 'proactive')).toMatchObject({ kind: 'send' });
    expect(verdict(false, 'reactive')).toMatchObject({ kind: 'send' });
  });
});
