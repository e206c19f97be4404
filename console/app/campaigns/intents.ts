import type { CampaignInFull, Edit } from './campaign-shapes.ts';

export const intents = ['care', 'loyalty', 'relationship', 'safety', 'own', 'replies'] as const;
export type Intent = (typeof intents)[number];

const starters: Readonly<Record<string, Intent>> = {
  'product-birthday': 'care',
  'warranty-ending': 'care',
  'satisfaction-survey': 'care',
  'service-recovery': 'care',
  'case-follow-up': 'care',
  'booking-reminder': 'care',
  'voucher-reminder': 'care',
  replenishment: 'care',
  'tier-expiry': 'loyalty',
  'tier-changed': 'loyalty',
  'membership-anniversary': 'loyalty',
  'customer-birthday': 'relationship',
  'win-back': 'relationship',
  'second-purchase': 'relationship',
  'recall-notice': 'safety',
};

export function intentOf({ id, steps }: Pick<CampaignInFull, 'id' | 'steps'>): Intent {
  return starters[id] ?? (steps.every(({ at }) => at === 'once') ? 'replies' : 'own');
}

export type CampaignState = 'live' | 'paused' | 'draft' | 'review' | 'archived';

/** Where a campaign stands; an edit under way beside it is told apart. */
export function stateOf(campaign: CampaignInFull | undefined, edit: Pick<Edit, 'state'> | undefined): CampaignState {
  if (campaign === undefined) return edit?.state === 'in-review' ? 'review' : 'draft';
  if (campaign.archived === true) return 'archived';
  if (campaign.live) return 'live';
  return campaign.approved ? 'paused' : 'draft';
}
