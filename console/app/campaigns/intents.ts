import type { CampaignInFull, Edit } from '../../contract/campaign-answers.ts';

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
  welcome: 'relationship',
  'payment-due': 'relationship',
  'recall-notice': 'safety',
};

/** What is asked for most stands first on its shelf. */
export function byFame(a: { readonly id: string }, b: { readonly id: string }): number {
  const order = Object.keys(starters);
  const rank = ({ id }: { readonly id: string }): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return rank(a) - rank(b);
}

export function intentOf({ id, name, steps }: Pick<CampaignInFull, 'id' | 'name' | 'steps'>): Intent {
  if (name !== undefined) return 'own';
  return starters[id] ?? (steps.every(({ at }) => at === 'once') ? 'replies' : 'care');
}

export type CampaignState = 'live' | 'paused' | 'draft' | 'review' | 'archived';

/** Where a campaign stands; an edit under way beside it is told apart. */
export function stateOf(campaign: CampaignInFull | undefined, edit: Pick<Edit, 'state'> | undefined): CampaignState {
  if (campaign === undefined) return edit?.state === 'in-review' ? 'review' : 'draft';
  if (campaign.archived === true) return 'archived';
  if (campaign.live) return 'live';
  return campaign.approved ? 'paused' : 'draft';
}
