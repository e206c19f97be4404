const steps: Readonly<Record<string, string>> = { repaired: 'Repaired', cleaned: 'Cleaned', checked: 'Checked' };

/** What the recalls page says. */
export const recallWords = {
  title: 'Recalls',
  about: 'Every owner of a recalled product: told when, acknowledged or not, and how it is put right.',
  which: 'Recall',
  named: (id: string, model: string) => `${id}: ${model}`,
  empty: 'No recalls',
  emptyHelp: 'A recall begins with a file: model, first and last serial number, reason.',
  figures: (owners: number, told: number, acknowledged: number, byPost: number, closed: number) =>
    `${owners === 1 ? '1 product' : `${owners} products`} · ${told} owners told · ${acknowledged} acknowledged · ${byPost} to be told by post · ${closed} put right`,
  proof: 'Proof as CSV',
  safety: { yes: 'For safety: not to be used', no: 'May be used meanwhile' },
  told: (day: string) => `told ${day}`,
  notTold: 'not told yet',
  byPost: 'reached by letter only',
  acknowledged: (day: string) => `acknowledged ${day}`,
  notAcknowledged: 'not acknowledged',
  route: {
    'home-visit': (km: string) => `home visit, ${km} km away`,
    workshop: (km: string, name: string) => `${name}, ${km} km away`,
    call: 'call: no place is known',
  },
  step: (step: string) => steps[step] ?? step,
  done: (day: string) => `Put right ${day}`,
};
