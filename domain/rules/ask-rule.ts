import { addDays, daysBetween } from '../calendar/calendar-date.ts';
import type { RuleName } from '../campaigns/campaign.ts';
import { decideAssetActive, decideProductBirthday, decideRecall } from './asset-rules.ts';
import { decideTierChanged, decideTierExpiry } from './membership-rules.ts';
import { holds, nothing, type RuleAnswer, type RuleContext } from './rule.ts';

/** care 10: a free repair voucher for the dissatisfied. */
export const VOUCHER_DAYS = 60;

/** The part of a campaign's rule that is code. */
export function askRule(rule: RuleName, context: RuleContext): RuleAnswer {
  switch (rule) {
    case 'product-birthday':
      return decideProductBirthday(context);
    case 'asset-active':
      return decideAssetActive(context);
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
      return holds({
        voucher: { code: voucherCode(context.fact.subject), validUntil: addDays(context.today, VOUCHER_DAYS), days: VOUCHER_DAYS },
      });
    case 'silence':
    case 'second-purchase':
    case 'dated-fact':
      return holds(context.fact.values);
  }
}

/** > `capped` where one was sent to this customer fewer than `surveys.minimumDaysApart` local days before. */
function decideSurvey({ contact, fact, today, settings }: RuleContext): RuleAnswer {
  const last = contact.surveyedOn;
  if (last !== undefined && daysBetween(last, today) < settings.surveys.minimumDaysApart) return { kind: 'skip', reason: 'capped' };
  return holds({ order: fact.subject, deliveredOn: fact.date, items: fact.values['items'] ?? '' });
}

/** Short and stable for one answer; who may redeem it is checked against the customer's OFFER item, never by the code alone. */
function voucherCode(answer: string): string {
  let hash = 0;
  for (const char of answer) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 0x7fffffff;
  return `CARE-${hash.toString(36).toUpperCase().padStart(6, '0')}`;
}
