import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inHoldout } from '../../domain/holdout.ts';

// By `printf 'win-back\0C1' | sha256sum`: 96d3287d…; for 顾客: 553e0281…
it('is the first four bytes of sha256(campaign id, NUL, customer id) / 2^32 against the share', () => {
  expect(shareOf('win-back', 'C1')).toBeCloseTo(0x96d3287d / 2 ** 32, 3);
  expect(shareOf('win-back', '顾客')).toBeCloseTo(0x553e0281 / 2 ** 32, 3);
});

it('nobody at 0, everybody at 100, and a larger share only adds people', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(100), fc.nat(100), (campaign, customer, one, other) => {
      expect([inHoldout(campaign, customer, 0), inHoldout(campaign, customer, 100)]).toEqual([false, true]);
      if (inHoldout(campaign, customer, Math.min(one, other))) expect(inHoldout(campaign, customer, Math.max(one, other))).toBe(true);
    }),
  );
});

it('takes about its share of the customers, and others for another campaign', () => {
  const customers = Array.from({ length: 10_000 }, (_, index) => `C${index}`);
  const arm = (campaign: string) => customers.filter((customer) => inHoldout(campaign, customer, 5));
  expect(arm('win-back').length).toBeGreaterThan(430);
  expect(arm('win-back').length).toBeLessThan(570);
  const both = arm('win-back').filter((customer) => inHoldout('product-birthday', customer, 5));
  expect(both.length).toBeLessThan(60);
});

/** The smallest thousandth at which the customer is held out, as a fraction. */
function shareOf(campaign: string, customer: string): number {
  let share = 0;
  while (!inHoldout(campaign, customer, share / 10)) share += 1;
  return (share - 0.5) / 1000;
}
