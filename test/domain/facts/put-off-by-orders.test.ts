import { expect, it } from 'vitest';
import { starterCampaigns } from '../../../campaigns/starters.ts';
import type { Fact } from '../../../domain/facts/fact.ts';
import { lookAgainDays, mayStay } from '../../../domain/facts/put-off-by-orders.ts';

const silent = (date: string): Fact => ({ kind: 'customer.silent', subject: 'C1', date, repeats: 'never', values: {} });
const today = '2026-11-01';
const winBack = starterCampaigns.find(({ id }) => id === 'win-back')!;
const early = { ...winBack, steps: [{ ...winBack.steps[0]!, offsetDays: -20 }] };

it.each([
  ['later in the state stays', '2026-12-01', '2027-01-01', [], true],
  ['for now not in the state stays: it will be looked at again', '2026-12-01', undefined, [], true],
  ['earlier in the state moves at once', '2026-12-01', '2026-11-30', [], false],
  ['whose second look is over moves at once', '2026-11-06', '2027-01-01', [], false],
  ['whose second look is still to come stays', '2026-11-07', '2027-01-01', [], true],
  ['of a campaign that begins 20 days before is looked at earlier', '2026-11-26', '2027-01-01', [early], false],
  ['and stays until then', '2026-11-27', '2027-01-01', [early], true],
] as const)('a date that is %s', (_rule, standing, derived, campaigns, stays) => {
  expect(mayStay(silent(standing), derived === undefined ? undefined : silent(derived), today, campaigns, false)).toBe(stays);
});

it('while the cycle of the last order is to be learnt, the silence before it stands, on its very day too; an earlier date moves', () => {
  expect(mayStay(silent(today), undefined, today, [], true)).toBe(true);
  expect(mayStay(silent('2026-12-01'), silent('2026-11-30'), today, [], true)).toBe(false);
});

it('any other kind of fact moves at once', () => {
  const ends: Fact = { ...silent('2027-06-01'), kind: 'membership.tier-ends' };
  expect(mayStay(ends, { ...ends, date: '2027-07-01' }, today, [], true)).toBe(false);
});

it('every starter leaves the second look its days', () => {
  for (const kind of ['customer.silent', 'customer.lapsed', 'customer.reorder-due']) expect(lookAgainDays(kind, starterCampaigns)).toBe(5);
});
