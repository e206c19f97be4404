import type { RuleName } from './campaign.ts';

const rules: Readonly<Record<string, RuleName>> = {
  'asset.purchased': 'product-birthday',
  'asset.warranty-ends': 'asset-active',
  'asset.recalled': 'recall',
  'booking.visit': 'booking',
  'customer.joined': 'anniversary',
  'customer.reorder-due': 'reorder',
  'customer.silent': 'silence',
  'customer.second-purchase-due': 'second-purchase',
  'membership.tier-ends': 'tier-expiry',
  'membership.tier-changed': 'tier-changed',
  'supply.collect-on': 'collect',
  'survey.dissatisfied': 'dissatisfied',
  'voucher.expires': 'voucher',
};

/** The part of the rule that is code, for a campaign of a company's own: that of the starter on the same fact, where it has one. */
export const ruleFor = (fact: string): RuleName => rules[fact] ?? 'dated-fact';
