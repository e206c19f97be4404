import type { RuleName } from '../campaigns/campaign.ts';
import { askedTooSoon } from '../surveys/survey-spacing.ts';
import { decideAssetActive, decideProductBirthday, decideRecall } from './asset-rules.ts';
import { decideBooking } from './booking-rule.ts';
import { decideFollowUp, decideServiceRecovery, decideVoucherReminder } from './case-rules.ts';
import { decideTierChanged, decideTierExpiry } from './membership-rules.ts';
import { decideCollect, decideReorder, decideSecondPurchase, decideWelcome } from './purchase-rules.ts';
import { holds, nothing, type RuleAnswer, type RuleContext } from './rule.ts';

/** The part of a campaign's rule that is code. */
export function askRule(rule: RuleName, context: RuleContext): RuleAnswer {
  switch (rule) {
    case 'product-birthday':
      return decideProductBirthday(context);
    case 'asset-active':
      return decideAssetActive(context);
    case 'booking':
      return decideBooking(context);
    case 'recall':
      return decideRecall(context);
    case 'tier-expiry':
      return decideTierExpiry(context);
    case 'tier-changed':
      return decideTierChanged(context);
    case 'survey':
      return decideSurvey(context);
    case 'anniversary':
      return context.ordinal < 1 ? nothing : holds({ ...context.fact.values, years: context.ordinal });
    case 'dissatisfied':
      return decideServiceRecovery(context);
    case 'case-closed':
      return decideFollowUp(context);
    case 'voucher':
      return decideVoucherReminder(context);
    case 'reorder':
      return decideReorder(context);
    case 'collect':
      return decideCollect(context);
    case 'welcome':
      return decideWelcome(context);
    case 'second-purchase':
      return decideSecondPurchase(context);
    case 'dated-fact':
      // Business days belong to the fact: a copy of `payment-due` from before they had a rule keeps to them too.
      return context.fact.kind === 'supply.collect-on' ? decideCollect(context) : holds(context.fact.values);
    case 'silence':
      return holds(context.fact.values);
  }
}

function decideSurvey({ campaign, contact, fact, today, settings }: RuleContext): RuleAnswer {
  if (askedTooSoon(campaign, contact, today, settings)) return { kind: 'skip', reason: 'capped' };
  return holds({ order: fact.subject, deliveredOn: fact.date, items: fact.values['items'] ?? '' });
}
