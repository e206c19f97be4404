const goals: Readonly<Record<string, string>> = {
  order: 'Ordered in time',
  booking: 'Check-up booked in time',
  answer: 'Answered in time',
  tier: 'Tier kept',
};

const points = (share: number) => `${(share * 100).toLocaleString('en', { maximumFractionDigits: 1, signDisplay: 'always' })}`;

/** What the results of a campaign say. */
export const resultWords = {
  title: 'What came of it',
  period: (from: string, to: string) => `Messages decided from ${from} to ${to}.`,
  download: 'Download as CSV',
  none: 'Nothing has come due yet.',
  decided: 'Came due',
  sent: 'Sent',
  delivered: 'Delivered',
  opened: 'Opened',
  machine: 'by machines only',
  clicked: 'Clicked',
  answered: 'Answered',
  booked: 'Booked',
  redeemed: 'Redeemed',
  goal: (by: string) => goals[by] ?? 'Goal reached',
  ordered: 'Ordered',
  revenue: 'Revenue',
  left: 'Unsubscribed',
  complained: 'Called spam',
  bounced: 'Bounced',
  heldBack: 'Held back',
  failed: 'Failed',
  covered: 'In another card',
  steps: 'Step by step',
  step: 'Message',
  all: 'Together',
  noChannel: 'none chosen',
  why: 'Why messages were held back',
  shareOf: (share: string) => `${share} of those sent`,
  lift: 'Did it change anything?',
  liftAbout: {
    order: (days: string) => `Orders within ${days} days, with those who were left out by chance as the measure.`,
    tier: () => 'Tiers kept, with those who were left out by chance as the measure.',
  },
  group: { asked: 'Written to, or meant to be', holdout: 'Left out by chance' },
  of: (reached: string, n: string) => `${reached} of ${n}`,
  verdict: {
    'no-comparison': 'Nobody was left out, so nobody can say what would have happened anyway. A comparison group of 5 percent tells.',
    'too-early': (needed: number) => `Too early to tell: each group needs at least ${needed} people whose time is over.`,
    more: (difference: number, low: number, high: number) =>
      `Yes: ${points(difference)} percentage points more than without it (95 % interval ${points(low)} to ${points(high)}).`,
    fewer: (difference: number, low: number, high: number) =>
      `It did harm: ${points(difference)} percentage points (95 % interval ${points(low)} to ${points(high)}).`,
    'not-shown': (difference: number, low: number, high: number) =>
      `Not shown: ${points(difference)} percentage points, but anything from ${points(low)} to ${points(high)} agrees with what was counted.`,
  },
  once: 'The interval holds for one look. Who looks daily until it pleases them fools themselves: settle beforehand when to look.',
  before: (day: string) => `Counted are first messages before ${day}: the time of later ones is not over.`,
};
