import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../domain/campaigns/changes-between.ts';
import { planShape, textsShape } from '../../../domain/campaigns/draft-shape.ts';
import { planFault } from '../../../domain/campaigns/plan-fault.ts';
import { plannedDays } from '../../../domain/campaigns/planned-days.ts';
import { slotsIn } from '../../../domain/campaigns/slots-in.ts';
import { claimedAsTheirs, findingsOfGaps, findingsOfRendered } from '../../../domain/campaigns/text-findings.ts';
import { aPlan, theTexts } from '../../support/campaign-edits.ts';

describe('a plan may be saved', () => {
  it.each([
    ['as it was', {}, undefined],
    ['with another day', { steps: [{ id: 'card', offsetDays: -1, channels: ['email'], send: 'first' }] }, undefined],
    ['with one more message', { steps: [...aPlan().steps, { id: 'day7', offsetDays: 7, channels: ['sms'], send: 'first' }] }, undefined],
    ['but not with two messages of one id', { steps: [...aPlan().steps, ...aPlan().steps] }, /same id/],
    ['but not on another date', { fact: 'customer.born' }, /stay as they are/],
    ['but not as another kind', { class: 'service' }, /stay as they are/],
    ['but not with an audience that nobody can work out', { audience: { nonsense: [1] } }, /unknown operator/],
    ['but not ending before it begins', { startsOn: '2026-12-02', endsOn: '2026-12-01' }, /end before it begins/],
    ['but not as an answer to what nobody did', { steps: [{ ...aPlan().steps[0]!, at: 'once' }] }, /answers at once/],
  ] as const)('%s', (_what, differences, fault) => {
    const found = planFault(aPlan(differences), aPlan());
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(fault);
  });

  it('where it is new only by the rule of its date', () => {
    expect(planFault(aPlan(), undefined)).toBeUndefined();
    expect(planFault(aPlan({ rule: 'dated-fact' }), undefined)).toMatch(/product-birthday/);
  });
});

describe('what comes in from outside', () => {
  it.each([
    ['an id with a path in it', { id: '../x' }],
    ['a time that is none', { steps: [{ ...aPlan().steps[0]!, at: '25:00' }] }],
    ['a day that does not exist', { startsOn: '2026-02-30' }],
    ['a field nobody knows', { admin: true }],
  ])('is refused: %s', (_what, differences) => {
    expect(planShape.safeParse({ ...aPlan(), ...differences }).success).toBe(false);
  });

  it.each([
    ['an address that leaves its attribute', { button: 'Go', href: 'https://a.example"><script>' }],
    ['a condition that leaves its tag', { when: 'true %}<script>{% if true', blocks: [] }],
  ])('is refused: %s', (_what, block) => {
    const email = { subject: '', preheader: '', heading: '', blocks: [block] };
    expect(textsShape.safeParse({ en: { why: '', steps: { card: { email } } } }).success).toBe(false);
    expect(textsShape.safeParse(theTexts()).success).toBe(true);
  });
});

it('names what an edit changed, and nothing that only moved up a place', () => {
  const more = { id: 'day-7', offsetDays: -7, channels: ['sms'], send: 'first' } as const;
  const before = { plan: aPlan(), texts: theTexts() };
  const after = { plan: aPlan({ steps: [more, ...aPlan().steps] }), texts: theTexts({ subject: 'Another' }) };
  const paths = changesBetween(before, after).map(({ path }) => path);
  expect(paths).toContain('texts.en.steps.card.email.subject');
  expect(paths.filter((path) => path.startsWith('plan.steps.card'))).toEqual([]);
  expect(paths.filter((path) => path.startsWith('plan.steps.day-7')).length).toBeGreaterThan(0);
});

describe('what is found in a text', () => {
  const rendered = { step: 'card', channel: 'email', locale: 'en', subject: 'Happy birthday', text: 'All the best', segments: 0 } as const;

  it.each([
    ['nothing to mend', {}, []],
    ['a subject that inboxes cut off', { subject: 'x'.repeat(61) }, ['subject-too-long']],
    ['a Chinese one of half as many letters', { subject: '生'.repeat(31) }, ['subject-too-long']],
    ['money in a card', { text: 'Now only € 19' }, ['price-in-card']],
    ['a sale in a card', { text: 'Visit our sale' }, ['price-in-card']],
    ['a text message as long as a letter', { channel: 'sms', segments: 4 }, ['text-too-long']],
    ['an empty subject', { subject: '' }, ['nothing-written']],
  ] as const)('%s', (_what, differences, expected) => {
    expect(findingsOfRendered(aPlan(), { ...rendered, ...differences }).map(({ what }) => what)).toEqual(expected);
  });

  it.each([
    ['Three cheers for your {{ products[0].name }}', 'products[0]'],
    ['您的{{product.name}}三岁了', 'product'],
    ['Your {{- product.name }}', 'product'],
    ['Three cheers for {{ product | yours }}', undefined],
    ['your {{ product }}', undefined],
    ['Monsieur {{ product.name }}', undefined],
  ])('care 81: “your” before what may be somebody else’s is told: %s', (source, expected) => {
    expect(claimedAsTheirs(source)).toBe(expected);
  });

  it('a company’s own card is told of a price too, on the day itself, and may keep it', () => {
    const own = aPlan({ id: 'trade-in', steps: [{ ...aPlan().steps[0]!, id: 'later', offsetDays: 30 }, ...aPlan().steps] });
    const text = 'Now only € 19';
    expect(findingsOfRendered(own, { ...rendered, text })).toMatchObject([{ what: 'price-in-card', grave: false }]);
    expect(findingsOfRendered(own, { ...rendered, step: 'later', text })).toEqual([]);
    expect(findingsOfRendered(aPlan(), { ...rendered, text })).toMatchObject([{ what: 'price-in-card', grave: true }]);
  });

  it('lets other campaigns speak of money', () => {
    expect(findingsOfRendered(aPlan({ id: 'payment-due', fact: 'supply.collect-on' }), { ...rendered, text: '€ 19 are due' })).toEqual([]);
  });

  it('tells a missing translation from nothing at all', () => {
    const plan = aPlan({ steps: [{ id: 'card', offsetDays: 0, channels: ['email'], send: 'first' }] });
    expect(findingsOfGaps(plan, { en: theTexts().en })).toMatchObject([{ what: 'missing-translation', locale: 'zh', grave: false }]);
    expect(findingsOfGaps(plan, {})).toMatchObject([{ what: 'nothing-written', grave: true }]);
  });
});

it('plans each step on each of its days, between its first and last', () => {
  const plan = aPlan({ startsOn: '2026-12-02', steps: [{ id: 'early', offsetDays: -14, channels: ['email'], send: 'first' }] });
  expect(plannedDays(plan, '2026-12-01', 3)).toEqual([
    { step: 'early', day: '2026-12-02', date: '2026-12-16' },
    { step: 'early', day: '2026-12-03', date: '2026-12-17' },
  ]);
});

it('offers every slot with an example, the first of a list for all of it', () => {
  expect(slotsIn({ greeting: 'Hello,', offer: true, products: [{ name: 'Fridge', years: 5 }, { name: 'Oven' }] })).toEqual([
    { name: 'greeting', example: 'Hello,' },
    { name: 'products[0].name', example: 'Fridge' },
    { name: 'products[0].years', example: '5' },
  ]);
});
