/** What a signed link is for. A link of one purpose never works for another. */
export const linkPurposes = [
  'opt-out',
  'preferences',
  'survey',
  'booking',
  'recall',
  'voucher',
  'case',
  'my-data',
  'opt-in',
  'export',
  'erase',
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];
