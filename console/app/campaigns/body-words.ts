const conditions: Readonly<Record<string, string>> = {
  offer: 'Where the household has had no check-up lately',
  'products.size > 1': 'Where several birthdays fall in one week',
  'products[0].unowned': 'Where it may be somebody else’s by now, such as a present',
  "tone != 'one-line'": 'Not for those who want one line',
  "tone == 'proof'": 'For those who want proof',
  "tone == 'no-pressure'": 'For those who want no pressure',
  "tone == 'full-prices'": 'For those who want every price',
  "tone == 'full-prices' and offers": 'For those who want every price, where there is an offer',
  'missingToKeep > 0': 'Where points are missing to keep the tier',
  'missingToNext > 0': 'Where points are missing to the next tier',
  'memory.openCases > 1': 'Where several cases are open',
  'direction == "up"': 'Where the tier is a higher one',
  'memory.ask': 'Where what they like was noted long ago',
  safety: 'Where it is about safety',
  kept: 'Where the promise was kept late',
  delivery: 'Where it is delivered to the door',
  online: 'Where they order online',
  shop: 'Where a shop is near',
  "route.kind == 'workshop'": 'Where it is brought to a workshop',
  "route.kind == 'home-visit'": 'Where somebody comes to their home',
};

/** How the body of a mail is written: by blocks or as MJML. */
export const bodyWords = {
  bodyView: 'How the body is written',
  bodyViews: { blocks: 'Blocks', source: 'MJML source' },
  source: 'The body as MJML, in this language',
  sourceHelp:
    'Texts, buttons and pictures are written out; <mj-block at="3" …/> keeps a block that MJML has no words for, and can be moved. Plain elements are blocks again when you go back, all others stay MJML: nothing is lost.',
  sourceFault: (what: string) => `Not taken yet: ${what} Until it is right, the mail stays as it was.`,
  condition: (condition: string): string => conditions[condition] ?? `Where ${condition}`,
};
