import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/calendar-date.ts';
import { mayBecome, type StatusInput, statusOf } from '../../../domain/classes/customer-status.ts';
import { costPerSale, presentValue, splitBudget, ValueFault, wordOfMouth } from '../../../domain/classes/customer-value.ts';
import { cutFault, levelFor, programmesAt } from '../../../domain/classes/relationship.ts';
import { classOfGap, strategyOf, usageOf } from '../../../domain/classes/usage-class.ts';
import { type Earnings, valueClassesOf } from '../../../domain/classes/value-class.ts';

const TODAY = '2026-06-30';
/** Visits every so many days up to today. */
const every = (gap: number, visits: number) => Array.from({ length: visits }, (_, n) => addDays(TODAY, -gap * n));

describe('> usage: mean gap in the last 182 days (care 42)', () => {
  it.each([
    [14, 'heavy'],
    [14.001, 'medium'],
    [74, 'medium'],
    [74.001, 'light'],
    [182, 'light'],
    [182.001, 'lapsed'],
  ])('a mean gap of %d days is %s', (gap, expected) => expect(classOfGap(gap)).toBe(expected));

  it.each([
    [7, 'heavy'],
    [30, 'medium'],
    [90, 'light'],
  ])('every %i days is %s', (gap, expected) => expect(usageOf(every(gap, Math.ceil(182 / gap)), TODAY).class).toBe(expected));

  it('counts visits of one day once, and is provisional below four of them', () => {
    expect(usageOf([...every(7, 3), ...every(7, 3)], TODAY)).toEqual({ class: 'heavy', visits: 3, meanGapDays: 7, provisional: true });
    expect(usageOf(every(7, 4), TODAY).provisional).toBe(false);
  });

  it('looks at 182 days and no more: one visit on the last of them is light, the day before lapsed', () => {
    expect(usageOf([addDays(TODAY, -181)], TODAY)).toEqual({ class: 'light', visits: 1, provisional: true });
    expect(usageOf([addDays(TODAY, -182)], TODAY)).toEqual({ class: 'lapsed', visits: 0, provisional: true });
  });

  it('> heavy → watch for service failures, no discounts; light → the nearest shop, online where no place is known (care 43)', () => {
    expect(strategyOf('heavy', true)).toEqual({ does: 'watch-service-failures', discounts: false });
    expect(strategyOf('light', true).does).toBe('nearest-shop');
    expect(strategyOf('light', false).does).toBe('order-online');
  });
});

const earning = (customer: string, margin: string, costs: Partial<Earnings> = {}): Earnings => ({
  customer,
  margin,
  costToServe: '0',
  retentionCost: '0',
  ...costs,
});
const hundred = (n = 100) => Array.from({ length: n }, (_, index) => earning(`C${String(index).padStart(4, '0')}`, String(n - index)));
const counts = (all: readonly Earnings[]) => {
  const found = valueClassesOf(all);
  if (found.kind === 'too-few') return found;
  const count = { vip: 0, major: 0, ordinary: 0, small: 0 };
  for (const each of found.classOf.values()) count[each] += 1;
  return count;
};

describe('> value classes by profit rank 1 / 4 / 15 / 80 % (care 38)', () => {
  it('of a hundred: 1, 4, 15, 80; below a hundred none', () => {
    expect(counts(hundred())).toEqual({ vip: 1, major: 4, ordinary: 15, small: 80 });
    expect(counts(hundred(99))).toEqual({ kind: 'too-few', n: 99, least: 100 });
  });

  it('> ties share the higher class', () => {
    const tied = hundred().map((one, index) => (index < 3 ? { ...one, margin: '100' } : one));
    expect(counts(tied)).toEqual({ vip: 3, major: 2, ordinary: 15, small: 80 });
    expect(counts(hundred().map((one) => ({ ...one, margin: '5' })))).toEqual({ vip: 100, major: 0, ordinary: 0, small: 0 });
  });

  it('> loss-makers are listed apart: profit = margin − cost to serve − retention cost', () => {
    const loss = earning('L', '10', { costToServe: '6', retentionCost: '4.01' });
    const even = earning('E', '10', { costToServe: '6', retentionCost: '4' });
    const found = valueClassesOf([...hundred(), loss, even]);
    expect(found).toMatchObject({ kind: 'classes', losses: ['L'] });
    expect(found.kind === 'classes' && found.classOf.get('E')).toBe('small');
  });
});

describe('the level of a relationship', () => {
  const cuts = { many: 1000, few: 50, highMargin: 500, lowMargin: 100 };
  it.each([
    [1000, 500, 'accountable'],
    [1000, 100, 'reactive'],
    [1000, 99.99, 'basic'],
    [999, 500, 'proactive'],
    [51, 100, 'accountable'],
    [51, 99, 'reactive'],
    [50, 500, 'partner'],
    [50, 499.99, 'proactive'],
    [1, 0, 'accountable'],
  ])('> %i customers at a margin of %d: %s (care 41)', (n, margin, level) => expect(levelFor(n, margin, cuts)).toBe(level));

  it('wants cut points that can be', () => {
    expect(cutFault(cuts)).toBeUndefined();
    expect(cutFault({ ...cuts, few: 1000 })).toContain('few');
    expect(cutFault({ ...cuts, lowMargin: 500 })).toContain('margin');
    expect(cutFault({ ...cuts, many: Number.NaN })).toContain('number');
  });

  it('> each level adds to the one before; missing → reactive (care 40)', () => {
    expect(programmesAt('basic')).toEqual([]);
    expect(programmesAt(undefined)).toEqual(['invite-to-call']);
    expect(programmesAt('partner')).toEqual(['invite-to-call', 'ask-after-sale', 'news-and-advice', 'joint-plan']);
  });
});

describe('the value of a customer (care 44)', () => {
  const story = { perWeek: 50, years: 10, satisfiedTells: 5, dissatisfiedTells: 10, persuaded: 0.2 };

  it('> 26,000; satisfied 52,000; dissatisfied 78,000 lost; swing 130,000', () => {
    expect(wordOfMouth(story)).toEqual({ perYear: 2600, own: 26_000, satisfied: 52_000, lost: 78_000, swing: 130_000 });
  });

  it('> net present value 15,975.87 at 10 %, 13,048.80 at 15 %, the sum at 0 %', () => {
    expect(presentValue(2600, 10, 0.1).toFixed(2)).toBe('15975.87');
    expect(presentValue(2600, 10, 0.15).toFixed(2)).toBe('13048.80');
    expect(presentValue(2600, 10, 0)).toBe(26_000);
  });

  it.each([{ perWeek: -1 }, { years: Number.NaN }, { satisfiedTells: Number.POSITIVE_INFINITY }, { persuaded: 1.01 }])(
    'refuses %o',
    (difference) => {
      expect(() => wordOfMouth({ ...story, ...difference })).toThrow(ValueFault);
    },
  );

  it('> a rate above 1 is refused', () => {
    expect(() => presentValue(2600, 10, 1.0001)).toThrow(ValueFault);
    expect(presentValue(100, 1, 1)).toBe(50);
  });
});

describe('> cost per sale, new to old: 5·(0.5/0.15) … 10·(0.5/0.15) (care 45)', () => {
  it.each([
    [5, '16.7'],
    [10, '33.3'],
  ])('%i times the cost of an attempt: %s', (cost, ratio) => {
    const found = costPerSale({ cost, success: 0.15 }, { cost: 1, success: 0.5 });
    expect(found.kind === 'ratio' && found.ratio.toFixed(1)).toBe(ratio);
  });

  it.each([
    [
      'more than there are customers for: the rest wins somebody new',
      10_000,
      4000,
      { keep: 8000, win: 2000, salesKept: 4000, salesWon: 60 },
    ],
    ['exactly enough for all customers', 8000, 4000, { keep: 8000, win: 0, salesKept: 4000, salesWon: 0 }],
    ['less', 7999, 4000, { keep: 7999, win: 0, salesKept: 3999, salesWon: 0 }],
    ['without a customer', 100, 0, { keep: 0, win: 100, salesKept: 0, salesWon: 3 }],
  ])('> budget split between acquisition and retention: %s', (_what, budget, customers, expected) => {
    expect(splitBudget(budget, customers, { new: 5 / 0.15, kept: 1 / 0.5 })).toEqual(expected);
  });

  it('splits to somebody new where that is the cheaper, and refuses what cannot be', () => {
    expect(splitBudget(100, 50, { new: 2, kept: 4 })).toEqual({ keep: 0, win: 100, salesKept: 0, salesWon: 50 });
    expect(() => splitBudget(-1, 50, { new: 2, kept: 4 })).toThrow(ValueFault);
    expect(() => splitBudget(Number.NaN, 50, { new: 2, kept: 4 })).toThrow(ValueFault);
    expect(() => splitBudget(1, 50, { new: 0, kept: 4 })).toThrow(ValueFault);
  });

  it('without a success there is no cost per sale', () => {
    expect(costPerSale({ cost: 5, success: 0 }, { cost: 1, success: 0.5 })).toEqual({ kind: 'undefined', reason: 'no-success' });
    expect(costPerSale({ cost: 5, success: 0.1 }, { cost: 0, success: 0.5 })).toEqual({ kind: 'undefined', reason: 'no-cost' });
  });
});

describe('> status (care 37)', () => {
  const somebody: StatusInput = { excluded: false, targeted: false, today: '2026-06-30', lapseDays: 180 };
  it.each([
    ['potential', {}],
    ['target', { targeted: true }],
    ['non', { excluded: true, targeted: true }],
    ['actual', { lastOrderOn: addDays('2026-06-30', -180) }],
    ['lost', { lastOrderOn: addDays('2026-06-30', -181), targeted: true }],
  ] as const)('%s', (status, difference) => expect(statusOf({ ...somebody, ...difference })).toBe(status));

  it('> lost → actual on an order only, and nobody without an order is ever lost', () => {
    expect(mayBecome('lost', 'actual', false)).toBe(false);
    expect(mayBecome('lost', 'actual', true)).toBe(true);
    expect(mayBecome('potential', 'lost', false)).toBe(false);
    expect(mayBecome('lost', 'potential', true)).toBe(false);
    expect(mayBecome('potential', 'target', false)).toBe(true);
  });
});
