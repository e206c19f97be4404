import { describe, expect, it } from 'vitest';
import { audienceFault, inAudience } from '../../domain/audience.ts';
import type { Audience } from '../../domain/campaigns/campaign.ts';
import { aCustomer, aFact, anAsset } from '../support/builders.ts';

const context = {
  customer: aCustomer({ attributes: { vip: 'yes' } }),
  asset: anAsset({ category: 'washing' }),
  fact: aFact({ values: { price: 120 } }),
};

describe('an audience', () => {
  it.each([
    ['absent', undefined, true],
    ['everybody', true, true],
    ['nobody', false, false],
    ['an attribute of the customer', { '==': [{ var: 'customer.attributes.vip' }, 'yes'] }, true],
    ['one of several countries', { in: [{ var: 'customer.country' }, ['FR', 'DE']] }, false],
    ['the asset', { '==': [{ var: 'asset.category' }, 'washing'] }, true],
    ['a value of the fact', { '>': [{ var: 'fact.values.price' }, 100] }, true],
    ['several at once', { and: [{ '!': [{ var: 'customer.householdId' }] }, { '==': [{ var: 'customer.kind' }, 'person'] }] }, true],
    ['something that is not known', { '==': [{ var: 'customer.attributes.size' }, 'XL'] }, false],
  ] as readonly (readonly [string, Audience | undefined, boolean])[])('by %s', (_by, audience, expected) => {
    expect(audienceFault(audience)).toBeUndefined();
    expect(inAudience(audience, context)).toBe(expected);
  });

  it('may speak of an asset where the fact has none', () => {
    expect(inAudience({ '==': [{ var: 'asset.category' }, 'washing'] }, { customer: context.customer, fact: context.fact })).toBe(false);
  });

  let deep: Audience = { var: 'customer.name' };
  for (let level = 0; level < 20_000; level += 1) deep = { '!': [deep] };

  it.each([
    ['an unknown operator', { and: [{ likes: ['tea'] }] }, 'unknown operator "likes"'],
    ['two operators side by side', { a: 1, b: 2 }, 'unknown operator "a"'],
    ['an operator that only every object has', { constructor: ['return 1'] }, 'unknown operator "constructor"'],
    ['an operator that does more than judge', { throw: 'it' }, 'unknown operator "throw"'],
    ['arithmetic on words', { '+': ['a', 1] }, 'a rule in it can never be worked out'],
    ['nothing', {}, 'it asks nothing: leave it out, or give a rule'],
    ['far too much', deep, 'nested too deeply'],
  ] as readonly (readonly [string, Audience, string])[])('of %s is refused, and lets nobody in', (_of, audience, fault) => {
    expect(audienceFault(audience)).toBe(fault);
    expect(inAudience(audience, context)).toBe(false);
  });

  it('that fails on one customer lets this one not in', () => {
    const audience = { '>': [{ '/': [1, { var: 'customer.attributes.size' }] }, 0] };
    expect([audienceFault(audience), inAudience(audience, context)]).toEqual([undefined, false]);
  });
});
