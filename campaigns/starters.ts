import type { Campaign, CampaignClass, RuleName, Step } from '../domain/campaigns/campaign.ts';
import type { Channel } from '../domain/customer.ts';

const step = (id: string, offsetDays: number, ...channels: Channel[]): Step => ({ id, offsetDays, channels, send: 'first' });
/** Answers what the customer has just done: at once, at any hour (docs/decisions/020). */
const reply = (...channels: Channel[]): Step => ({ ...step('reply', 0, ...channels), at: 'once' });
const onEach = (all: Step): Step => ({ ...all, send: 'each' });

const starter = (id: string, campaignClass: CampaignClass, fact: string, rule: RuleName, ...steps: Step[]): Campaign => ({
  id,
  version: 1,
  class: campaignClass,
  fact,
  rule,
  steps,
  live: false,
  approved: false,
});

/** Nobody gets one who has not pressed a button or written to us. */
const answer = (id: string, campaignClass: CampaignClass, fact: string, rule: RuleName, ...channels: Channel[]): Campaign => ({
  ...starter(id, campaignClass, fact, rule, reply(...channels)),
  live: true,
  approved: true,
});

/**
 * The twelve that a new deployment starts with, and those that answer and remind of what customers do on their pages. As drafts: nothing
 * mails anyone until a person has approved it. Those that answer what a person has just asked of us are live from the first day
 * (docs/decisions/023).
 */
export const starterCampaigns: readonly Campaign[] = [
  starter('product-birthday', 'marketing', 'asset.purchased', 'product-birthday', step('card', 0, 'email', 'sms')),
  starter(
    'warranty-ending',
    'service',
    'asset.warranty-ends',
    'asset-active',
    step('day-60', -60, 'email', 'sms'),
    step('day-14', -14, 'email', 'sms'),
    step('day-1', -1, 'email', 'sms'),
  ),
  starter(
    'tier-expiry',
    'service',
    'membership.tier-ends',
    'tier-expiry',
    step('early', -14, 'email', 'sms'),
    step('last', -3, 'email', 'sms'),
  ),
  starter('tier-changed', 'service', 'membership.tier-changed', 'tier-changed', step('day0', 0, 'email')),
  starter(
    'win-back',
    'marketing',
    'customer.silent',
    'silence',
    step('ask', 0, 'email'),
    step('nudge', 7, 'sms', 'email'),
    step('farewell', 21, 'email'),
  ),
  starter('second-purchase', 'marketing', 'customer.second-purchase-due', 'second-purchase', step('day0', 0, 'email')),
  starter('satisfaction-survey', 'marketing', 'order.delivered', 'survey', step('day7', 7, 'email', 'sms')),
  starter('service-recovery', 'service', 'survey.dissatisfied', 'dissatisfied', step('day0', 0, 'email', 'sms')),
  starter('customer-birthday', 'marketing', 'customer.born', 'dated-fact', step('day0', 0, 'email', 'sms')),
  starter('membership-anniversary', 'marketing', 'customer.joined', 'anniversary', step('day0', 0, 'email')),
  starter('replenishment', 'marketing', 'supply.runs-out', 'dated-fact', step('day-2', -2, 'sms', 'email')),
  starter(
    'recall-notice',
    'safety',
    'asset.recalled',
    'recall',
    onEach(step('day0', 0, 'email', 'sms')),
    onEach(step('day7', 7, 'email', 'sms')),
    onEach(step('day21', 21, 'email', 'sms')),
  ),
  starter(
    'recall-forward',
    'safety',
    'recall.passed-on',
    'dated-fact',
    onEach(step('day0', 0, 'email', 'sms')),
    onEach(step('day7', 7, 'email', 'sms')),
  ),
  { ...starter('case-follow-up', 'marketing', 'case.closed', 'case-closed', step('day3', 3, 'email', 'sms')), holdoutPercent: 0 },
  starter('voucher-reminder', 'service', 'voucher.expires', 'voucher', step('day-7', -7, 'email', 'sms')),
  starter('broken-promise', 'service', 'promise.due', 'dated-fact', step('day1', 1, 'email', 'sms')),
  starter('wait-update', 'service', 'case.late', 'dated-fact', step('day0', 0, 'sms', 'email')),
  starter('wait-apology', 'service', 'case.well-overdue', 'dated-fact', step('day0', 0, 'email', 'sms')),
  starter('repeat-fault', 'service', 'service.repeat-fault', 'dated-fact', step('day0', 0, 'email', 'sms')),
  { ...starter('recall-aftercare', 'marketing', 'recall.repaired', 'dated-fact', step('day3', 3, 'email', 'sms')), holdoutPercent: 0 },
  starter('payment-due', 'service', 'supply.collect-on', 'collect', step('day0', 0, 'sms', 'email')),
  starter('welcome', 'marketing', 'customer.joined', 'welcome', step('day0', 0, 'email')),
  starter('reorder-reminder', 'marketing', 'customer.reorder-due', 'reorder', step('day0', 0, 'email')),
  starter('plan-review', 'marketing', 'plan.review', 'dated-fact', step('day-7', -7, 'email')),
  answer('booking-confirmation', 'service', 'booking.made', 'booking', 'email', 'sms'),
  answer('booking-cancellation', 'service', 'booking.cancelled', 'booking', 'email', 'sms'),
  starter('booking-reminder', 'service', 'booking.visit', 'booking', step('day-1', -1, 'email', 'sms')),
  // These answer what a person asked of us: only a dead address stops them, not a complaint or a STOP, which the first even confirms.
  answer('text-answer', 'safety', 'request.text', 'dated-fact', 'sms'),
  answer('opt-in', 'safety', 'request.opt-in', 'dated-fact', 'email', 'sms'),
  answer('data-export', 'safety', 'request.export', 'dated-fact', 'email', 'sms'),
  answer('data-erase', 'safety', 'request.erase', 'dated-fact', 'email', 'sms'),
];

/** Those that a company switches on by itself where it wants them: the demo and `simulate`, which have all others live, leave them off. */
export const leftToChoose: ReadonlySet<string> = new Set(['welcome', 'reorder-reminder', 'plan-review']);
