import { describe, expect, it } from 'vitest';
import type { Supply } from '../../../domain/answer.ts';
import { collectedFrom, collectOn, paydayIn } from '../../../domain/supply/collect-on.ts';
import { consumptionOf, LEAST_DELIVERIES } from '../../../domain/supply/consumption.ts';
import { firstToUse, refillsOf } from '../../../domain/supply/refill.ts';
import { runsOutOn } from '../../../domain/supply/run-out.ts';

/** 30 kg for four who eat a quarter each: thirty days. */
const rice = (differences: Partial<Supply> = {}): Supply => ({
  id: 'S1',
  sku: 'rice',
  deliveredOn: '2026-11-01',
  quantity: '30',
  heads: 4,
  usePerHeadPerDay: '0.25',
  ...differences,
});
const unsaid = { heads: undefined, usePerHeadPerDay: undefined };

describe('when it runs out', () => {
  it('> last delivery + quantity ÷ (heads × use per head)', () => {
    expect(runsOutOn([rice()])).toBe('2026-12-01');
    expect(runsOutOn([rice({ quantity: '30.99' })])).toBe('2026-12-01');
  });

  it('> an extra purchase shifts it by its quantity', () => {
    expect(runsOutOn([rice(), rice({ id: 'S2', deliveredOn: '2026-11-10', quantity: '5' })])).toBe('2026-12-06');
  });

  it('what came after all was used up counts from its own day', () => {
    expect(runsOutOn([rice({ quantity: '5' }), rice({ id: 'S2', deliveredOn: '2026-11-10', quantity: '5' })])).toBe('2026-11-15');
  });

  it('by a learnt rate where nobody said one: what was used between the first and the last delivery', () => {
    const three = [
      rice({ ...unsaid, deliveredOn: '2026-09-01', quantity: '20' }),
      rice({ ...unsaid, id: 'S2', deliveredOn: '2026-09-21', quantity: '30' }),
      rice({ ...unsaid, id: 'S3', deliveredOn: '2026-10-21', quantity: '25' }),
    ] as const;
    expect(consumptionOf(three).perDay).toEqual({ amount: '1', source: 'learnt', deliveries: LEAST_DELIVERIES });
    const [first, ...rest] = three;
    expect(consumptionOf([{ ...first, heads: 4 }, ...rest]).perDay).toMatchObject({ amount: '1', perHead: '0.25' });
    expect(runsOutOn(three)).toBe('2026-11-15');
    expect(runsOutOn([three[0], three[1]])).toBeUndefined();
  });

  it('is not told where the rate would be by one day’s deliveries', () => {
    const sameDay = [rice(unsaid), rice({ ...unsaid, id: 'S2' }), rice({ ...unsaid, id: 'S3' })] as const;
    expect(runsOutOn(sameDay)).toBeUndefined();
  });
});

describe('what a household uses', () => {
  it('> contradictory → newest with source and date', () => {
    const known = consumptionOf([
      rice({ payday: 25 }),
      rice({ id: 'S2', deliveredOn: '2026-11-20', heads: 5, usePerHeadPerDay: undefined, container: '20 kg tub' }),
    ]);
    expect(known).toMatchObject({
      heads: { value: 5, by: 'S2', on: '2026-11-20' },
      container: { value: '20 kg tub', by: 'S2' },
      payday: { value: 25, by: 'S1', on: '2026-11-01' },
      lastFill: { value: '30', by: 'S2', on: '2026-11-20' },
      perDay: { amount: '1.25', source: 'said', perHead: '0.25' },
      contradictions: ['heads'],
    });
  });
});

describe('when it is collected', () => {
  it.each([
    // 2026-11-25 is a Wednesday.
    ['the day after the payday', { payday: 25 }, '2026-11-26'],
    // 2026-11-06 is a Friday.
    ['on Monday where that is a Saturday', { payday: 6 }, '2026-11-09'],
    ['after the month’s last day for a payday of the 31st', { deliveredOn: '2026-11-02', payday: 31 }, '2026-12-01'],
    ['never before the due date', { payday: 25, dueOn: '2026-12-01' }, '2026-12-28'],
    ['on the due date itself where that is the day after the payday', { payday: 25, dueOn: '2026-11-26' }, '2026-11-26'],
    // 2026-10-31 is a Saturday, and the business day after it lies in the month of the delivery, or of the due date.
    ['on the first Monday of a month whose eve was the payday', { payday: 31 }, '2026-11-02'],
    [
      'so for an earlier delivery whose term ends on that weekend',
      { deliveredOn: '2026-10-20', dueOn: '2026-11-01', payday: 31 },
      '2026-11-02',
    ],
    ['on the agreed term where no payday is known', { dueOn: '2026-11-17' }, '2026-11-17'],
    ['on Monday where the agreed term is a Sunday', { dueOn: '2026-11-22' }, '2026-11-23'],
  ] as const)('is %s', (_when, differences, on) => {
    expect(collectOn(rice(differences))).toBe(on);
  });

  it.each([
    ['2026-11-27', [], '2026-11-27'],
    ['2026-11-27', ['2026-11-26', '2026-11-30'], '2026-11-27'],
    ['2026-11-27', ['2026-11-27'], '2026-11-30'],
    ['2026-11-27', ['2026-11-27', '2026-11-30', '2026-12-01'], '2026-12-02'],
    ['2026-12-25', ['2026-12-25', '2026-12-28'], '2026-12-29'],
  ])('> first business day: from %s on, closed on %j, on %s', (day, closedDays, on) => {
    expect(collectedFrom(day, closedDays)).toBe(on);
  });

  it('is never where it is paid, nor where neither payday nor term is known', () => {
    expect([collectOn(rice()), collectOn(rice({ payday: 25, paidOn: '2026-11-03' }))]).toEqual([undefined, undefined]);
  });

  it('delivered on the payday, it is collected the day after', () => {
    expect(collectOn(rice({ deliveredOn: '2026-11-25', payday: 25 }))).toBe('2026-11-26');
  });

  it.each([
    ['2027-02-10', 29, '2027-02-28'],
    ['2028-02-10', 29, '2028-02-29'],
    ['2028-02-10', 31, '2028-02-29'],
    ['2026-04-10', 31, '2026-04-30'],
    ['2026-12-10', 31, '2026-12-31'],
  ] as const)('> payday 29–31 → the month’s last day: in the month of %s, %i is %s', (month, payday, day) => {
    expect(paydayIn(month, payday)).toBe(day);
  });
});

describe('a refill', () => {
  it('> old stock first; unknown batch date → use first', () => {
    const batch = (delivery: string, batchOn?: string) => ({ delivery, batchOn, quantity: '1' });
    expect(firstToUse([batch('new', '2026-11-01'), batch('old', '2026-05-01'), batch('unknown')]).map(({ delivery }) => delivery)).toEqual([
      'unknown',
      'old',
      'new',
    ]);
  });

  it('> with each refill one free side service, its own or the usual', () => {
    const services = { '*': 'clean the container', rice: 'wash the tub' };
    const refills = refillsOf([rice({ payday: 25 }), rice({ id: 'S9', sku: 'oil' })], services);
    expect(refillsOf([rice({ payday: 25 })], services, ['2026-11-26'])[0]?.toCollect).toEqual([{ delivery: 'S1', on: '2026-11-27' }]);
    expect(refills.map(({ sku, sideService, runsOutOn: on, toCollect }) => [sku, sideService, on, toCollect])).toEqual([
      ['rice', 'wash the tub', '2026-12-01', [{ delivery: 'S1', on: '2026-11-26' }]],
      ['oil', 'clean the container', '2026-12-01', []],
    ]);
  });
});
