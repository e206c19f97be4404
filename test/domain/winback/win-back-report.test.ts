import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/calendar-date.ts';
import { caseIdFor } from '../../../domain/cases/case-moves.ts';
import { newVoucher } from '../../../domain/vouchers/voucher.ts';
import { LEAST_PER_ARM, RETURN_DAYS, type WinBackTrail, winBackReport } from '../../../domain/winback/win-back-report.ts';
import { winBackTrails } from '../../../domain/winback/win-back-trails.ts';
import { aCustomer, aMessage, anOrder } from '../../support/builders.ts';

const on = '2026-06-01';
const today = '2026-11-21';
const trail = (differences: Partial<WinBackTrail> = {}): WinBackTrail => ({ arm: 'asked', sent: true, on, orderDays: [], ...differences });
const many = (n: number, differences: Partial<WinBackTrail> = {}) => Array.from({ length: n }, () => trail(differences));
const back = { orderDays: ['2026-06-20'] };

describe('what a win-back brought', () => {
  it('> the 30 % and the 5 %, by both denominators: of 100 asked 30 came back, 5 % of those, and of all, had the repair', () => {
    const trails = [
      ...many(65),
      ...many(28, back),
      ...many(2, { ...back, answer: 'dissatisfied', voucher: 'redeemed' }),
      ...many(5, { answer: 'dissatisfied', voucher: 'redeemed' }),
    ];
    expect(winBackReport(trails, today, 80)).toMatchObject({
      settled: 100,
      answered: { count: 7, of: 100, share: 0.07 },
      dissatisfied: { count: 7, of: 7, share: 1 },
      returned: { count: 30, of: 100, share: 0.3 },
      redeemedOfReturned: { count: 2, of: 30 },
      redeemedOfAsked: { count: 7, of: 100, share: 0.07 },
      // 7 repairs of 80 for 30 who came back.
      costPerReturn: '18.67',
    });
  });

  it('> when 5 % of those who come back have the repair, each costs 0.05 repairs', () => {
    const trails = [...many(19, back), trail({ ...back, voucher: 'redeemed' })];
    expect(winBackReport(trails, today, 100).costPerReturn).toBe('5.00');
  });

  it.each([
    ['on the day itself', on, 1],
    ['on day 60', addDays(on, RETURN_DAYS), 1],
    ['on day 61', addDays(on, RETURN_DAYS + 1), 0],
    ['on the day before', addDays(on, -1), 0],
  ])('an order %s counts %s %i times', (_when, day, count) => {
    expect(winBackReport([trail({ orderDays: [day] })], today, null).returned.count).toBe(count);
  });

  it('who may still come back is not counted yet', () => {
    const report = (day: string) => winBackReport([trail()], day, null);
    expect([report(addDays(on, RETURN_DAYS)).open, report(addDays(on, RETURN_DAYS + 1)).open]).toEqual([1, 0]);
  });

  it('(b9) of nobody there is no share, no cost and no verdict, not 0 and not NaN', () => {
    const report = winBackReport([], today, 80);
    expect([report.returned, report.redeemedOfReturned, report.costPerReturn]).toEqual([
      { count: 0, of: 0 },
      { count: 0, of: 0 },
      undefined,
    ]);
    expect(winBackReport(many(5, { voucher: 'redeemed' }), today, 80).costPerReturn).toBeUndefined();
    expect(winBackReport([trail(back)], today, null).costPerReturn).toBeUndefined();
  });

  it('> fewer than 30 per arm: no verdict', () => {
    const arms = (n: number) => winBackReport([...many(n, back), ...many(n, { arm: 'holdout', sent: false })], today, null).verdict;
    expect(arms(LEAST_PER_ARM - 1)).toEqual({ kind: 'too-few', needed: LEAST_PER_ARM });
    expect(arms(LEAST_PER_ARM).kind).toBe('brings-back');
  });

  it('is not shown where the arms do alike, and told where it drives people away', () => {
    const left = { arm: 'holdout', sent: false } as const;
    expect(
      winBackReport([...many(20, back), ...many(20), ...many(20, { ...back, ...left }), ...many(20, left)], today, null).verdict,
    ).toMatchObject({ kind: 'not-shown', difference: 0 });
    expect(winBackReport([...many(40), ...many(40, { ...back, ...left })], today, null).verdict.kind).toBe('drives-away');
  });

  it('an arm holds whoever reached the holdout gate, written to or not', () => {
    expect(winBackReport([trail({ sent: false, ...back }), trail()], today, null)).toMatchObject({
      arms: { asked: { count: 1, of: 2 } },
      returned: { count: 0, of: 1 },
    });
  });
});

describe('a trail', () => {
  const asked = aMessage({ key: 'K', campaign: 'win-back', step: 'ask', date: on, subject: 'C1' });
  const state = { customer: aCustomer(), answers: [], vouchers: [] };

  it('holds what followed the question', () => {
    const answers = [{ id: 'K', campaign: 'win-back', at: 1, day: '2026-06-02', satisfied: false }];
    const voucher = { ...newVoucher(caseIdFor('C1', 'K'), 'CARE-2', '2026-06-02'), redeemed: { at: 2, by: 's' } };
    const orders = [anOrder({ day: '2026-05-01' }), anOrder({ id: 'O2', day: '2026-06-20' })];
    expect(winBackTrails([asked], { ...state, answers, vouchers: [voucher] }, orders)).toEqual([
      { arm: 'asked', sent: true, on, answer: 'dissatisfied', voucher: 'redeemed', orderDays: ['2026-06-20'] },
    ]);
  });

  it('> no answer is not dissatisfied', () => {
    expect(winBackTrails([asked], state, [])).toEqual([{ arm: 'asked', sent: true, on, orderDays: [] }]);
  });

  it('tells the arms apart; who stopped before the holdout is in neither, nor are the other steps', () => {
    const skipped = (reason: 'holdout' | 'no-consent' | 'not-in-audience') => ({ ...asked, state: 'skipped' as const, reason });
    const arms = [skipped('holdout'), skipped('no-consent'), skipped('not-in-audience'), { ...asked, step: 'nudge' }];
    expect(winBackTrails(arms, state, []).map(({ arm, sent }) => [arm, sent])).toEqual([
      ['holdout', false],
      ['asked', false],
    ]);
  });
});
