import type { Links } from '../outbox.ts';

const nowhere = (page: string) => () => `https://preview.example/p/${page}`;

/** What a preview leads to: addresses that look the part and do nothing, for a preview is passed around. */
export const previewLinks: Omit<Links, 'shorten'> = {
  unsubscribe: nowhere('unsubscribe'),
  preferences: nowhere('preferences'),
  survey: nowhere('survey'),
  booking: nowhere('booking'),
  recall: nowhere('recall'),
  voucher: nowhere('voucher'),
  caseOf: nowhere('case'),
  confirm: nowhere('confirm'),
  myData: nowhere('my-data'),
};
