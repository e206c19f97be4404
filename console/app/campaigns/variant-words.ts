const points = (share: number) => (share * 100).toLocaleString('en', { maximumFractionDigits: 1, signDisplay: 'always' });

/** What is said of words that are tried beside each other. */
export const variantWords = {
  which: 'Which words',
  name: (variant: string) => `Words ${variant.toUpperCase()}`,
  add: 'Try other words beside these',
  only: (variant: string) => `Keep only words ${variant.toUpperCase()}`,
  help: 'Chance divides the customers in equal parts, and each keeps their part. Give new words a new letter: words that are changed on the way are counted together.',
  title: (message: string) => `Which words did more? (${message})`,
  about:
    'Everybody whose turn it was, divided by chance. The intervals hold however often you look: stop as soon as one is clear, or when you have seen enough.',
  of: (reached: string, n: string) => `${reached} of ${n}`,
  before: (day: string) => `Counted are messages before ${day}: the time of later ones is not over.`,
  verdict: {
    'too-early': (name: string, needed: number) =>
      `${name}: too early to tell. Each needs at least ${needed} people whose time is over, and ten of both together who did it.`,
    more: (name: string, first: string, difference: number, low: number, high: number) =>
      `${name} did more than ${first}: ${points(difference)} percentage points (between ${points(low)} and ${points(high)}). You may stop and keep it.`,
    fewer: (name: string, first: string, difference: number, low: number, high: number) =>
      `${name} did less than ${first}: ${points(difference)} percentage points (between ${points(low)} and ${points(high)}). You may stop and keep the other.`,
    'not-shown': (name: string, first: string, low: number, high: number) =>
      `${name} against ${first}: no difference shown so far. Anything from ${points(low)} to ${points(high)} percentage points agrees with what was counted.`,
  },
};
