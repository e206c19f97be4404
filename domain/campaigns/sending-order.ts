/** In which order a customer's messages that come due in one tick are decided; a company's own campaigns follow by id. */
const sendingOrder = [
  'recall-notice',
  'recall-forward',
  'tier-expiry',
  'tier-changed',
  'service-recovery',
  'warranty-ending',
  // care 17: the first contact is an invitation.
  'welcome',
  'customer-birthday',
  'product-birthday',
  'membership-anniversary',
  'satisfaction-survey',
  'win-back',
  'second-purchase',
  'replenishment',
];

interface Ordered {
  readonly campaign: string;
  readonly subject: string;
  readonly due: number;
}

/** By campaign, then subject, then due time. */
export function bySendingOrder(a: Ordered, b: Ordered): number {
  return rank(a.campaign) - rank(b.campaign) || compare(a.campaign, b.campaign) || compare(a.subject, b.subject) || a.due - b.due;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function rank(campaign: string): number {
  const index = sendingOrder.indexOf(campaign);
  return index === -1 ? sendingOrder.length : index;
}
