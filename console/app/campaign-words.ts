interface CampaignText {
  readonly name: string;
  readonly about: string;
}

const texts: Readonly<Record<string, CampaignText>> = {
  'product-birthday': {
    name: 'Product birthday',
    about: 'A card on the anniversary of each purchase, with a free check-up where the household has had none lately.',
  },
  'warranty-ending': { name: 'Warranty ending', about: 'Tells owners in good time that a warranty runs out.' },
  'tier-expiry': { name: 'Tier about to lapse', about: 'Says how many points are missing to keep the tier, while there is time.' },
  'tier-changed': { name: 'Tier changed', about: 'Confirms a new tier, up or down, the day it takes effect.' },
  'win-back': { name: 'Win back', about: 'Asks a customer gone silent whether something was wrong; stops as soon as they order.' },
  'second-purchase': { name: 'Second purchase', about: 'A friendly word when a first-time buyer would usually come back.' },
  'satisfaction-survey': { name: 'Satisfaction survey', about: 'Asks a week after delivery how it was, and how it should have been.' },
  'service-recovery': {
    name: 'Service recovery',
    about: 'Apologises to a dissatisfied customer with a free repair, and calls in a person.',
  },
  'customer-birthday': { name: 'Customer birthday', about: 'Congratulates. Sells nothing.' },
  'membership-anniversary': { name: 'Membership anniversary', about: 'Thanks for another year together.' },
  replenishment: { name: 'Replenishment', about: 'Reminds before a supply runs out.' },
  'case-follow-up': { name: 'After a case', about: 'Asks once more, three days after a case was closed, whether it is right now.' },
  'voucher-reminder': { name: 'Voucher about to lapse', about: 'A word a week before a free repair lapses unused.' },
  'booking-confirmation': {
    name: 'Booking confirmed',
    about: 'Answers at once who has booked a check-up or moved it, with a calendar file.',
  },
  'booking-cancellation': { name: 'Booking cancelled', about: 'Answers at once who has called a check-up off.' },
  'booking-reminder': { name: 'Booking reminder', about: 'Reminds of a check-up the day before.' },
  'broken-promise': { name: 'Promise not kept', about: 'Apologises on the day after a promise was to be kept, and was not.' },
  'wait-update': { name: 'Still waiting', about: 'Tells who waits for a person that it takes longer than was announced.' },
  'wait-apology': { name: 'Waited too long', about: 'Apologises once a wait is half as long again as was announced.' },
  'repeat-fault': { name: 'The same fault again', about: 'Tells of a repair that did not last, and that an expert takes over.' },
  'recall-aftercare': { name: 'After a recall', about: 'Asks, three days after a recalled product was put right, how it was.' },
  'recall-forward': {
    name: 'Recall: please pass it on',
    about: 'Asks whoever gave a recalled product away to tell its owner, or us who that is.',
  },
  'plan-review': {
    name: 'Plan looked at together',
    about: 'A week before a plan made with a partner is looked at: what should be on the table?',
  },
  'payment-due': { name: 'Payment due', about: 'Asks for payment on the first business day after the customer’s payday.' },
  welcome: { name: 'Welcome', about: 'The first contact: an invitation, before anything else.' },
  'reorder-reminder': {
    name: 'Time for the next order',
    about: 'A reminder at the customer’s own pace, with something within their usual basket.',
  },
  'recall-notice': { name: 'Recall notice', about: 'Warns every owner of a recalled product until they have acknowledged it.' },
};

const facts: Readonly<Record<string, string>> = {
  broadcast: 'the day it is sent to an audience at once',
  'asset.purchased': 'the anniversary of a purchase',
  'asset.warranty-ends': 'the end of a warranty',
  'asset.recalled': 'the start of a recall',
  'booking.made': 'a booking',
  'booking.cancelled': 'a cancelled booking',
  'booking.visit': 'a booked visit',
  'customer.born': 'the customer’s birthday',
  'customer.joined': 'the anniversary of joining',
  'customer.lapsed': 'the day a customer counts as lost',
  'customer.reorder-due': 'the day the next order is due',
  'supply.collect-on': 'the day a payment is collected',
  'customer.silent': 'the day a customer counts as silent',
  'customer.second-purchase-due': 'the day a second purchase is due',
  'membership.tier-ends': 'the end of a tier',
  'membership.tier-changed': 'the change of a tier',
  'order.delivered': 'a delivery',
  'survey.dissatisfied': 'a dissatisfied answer',
  'supply.runs-out': 'the day a supply runs out',
  'case.closed': 'the closing of a case',
  'promise.due': 'the day a promise was to be kept',
  'case.late': 'the end of an announced wait',
  'case.well-overdue': 'a wait half as long again',
  'service.repeat-fault': 'a fault that came back',
  'recall.passed-on': 'the recall of a product that was given away',
  'plan.review': 'the day a plan is looked at together',
  'recall.repaired': 'the repair of a recalled product',
  'voucher.expires': 'the last day of a voucher',
};

/** What the campaigns page says, and the names of campaigns and facts wherever they are shown. */
export const campaignWords = {
  title: 'Campaigns',
  about: 'Each one watches for a date in a customer’s life and says the right thing on it.',
  empty: 'No campaigns yet',
  emptyHelp: 'The starter campaigns come with the first deployment.',
  live: 'Live',
  off: 'Off',
  switch: (name: string) => `${name} is live`,
  classes: {
    marketing: 'Relationship',
    service: 'Service',
    safety: 'Safety',
  },
  classHelp: {
    marketing: 'Only to people who agreed, within the limits and never at night.',
    service: 'About what they have with you: no consent needed, and no advertising in it.',
    safety: 'Reaches everybody concerned.',
  },
  delay: 'A change takes hold within five seconds.',
  andMore: (count: number) => (count === 1 ? 'And 1 message more.' : `And ${count} messages more.`),
  name: (id: string): string => texts[id]?.name ?? id,
  aboutOf: (id: string): string => texts[id]?.about ?? 'A campaign of your own.',
  fact: (kind: string): string => facts[kind] ?? `the date “${kind}”`,
  day: (offset: number) => {
    if (offset === 0) return 'On the day';
    const days = Math.abs(offset) === 1 ? 'The day' : `${Math.abs(offset)} days`;
    return `${days} ${offset < 0 ? 'before' : 'after'}`;
  },
  onDay: (fact: string) => `On ${fact}`,
  before: (days: number, fact: string) => `${days === 1 ? 'The day' : `${days} days`} before ${fact}`,
  after: (days: number, fact: string) => `${days === 1 ? 'The day' : `${days} days`} after ${fact}`,
  at: (time: string) => `at ${time} where the customer lives`,
  atOnce: 'as soon as it is known, at any hour',
  channels: { email: 'email', sms: 'SMS' } as const,
  by: (first: string) => `by ${first}`,
  otherwise: (first: string, second: string) => `by ${first}, else ${second}`,
  both: (first: string, second: string) => `by ${first} and ${second}`,
};
