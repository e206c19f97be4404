/** What a campaign is about. */
export interface Watching {
  readonly fact: string;
  readonly rule: string;
}

const aboutCases: ReadonlySet<string> = new Set(['case.late', 'case.well-overdue', 'service.repeat-fault', 'survey.dissatisfied']);

/** Pages that have something to show only where a message is about it; every other page of ours is there for everybody. */
const pages: Readonly<Record<string, (plan: Watching) => boolean>> = {
  booking: ({ rule }) => rule === 'product-birthday' || rule === 'booking',
  voucher: ({ rule }) => rule === 'dissatisfied' || rule === 'voucher',
  case: ({ fact }) => aboutCases.has(fact),
  recall: ({ fact, rule }) => rule === 'recall' || fact === 'recall.passed-on',
  confirm: ({ fact }) => fact.startsWith('request.'),
};
const always: ReadonlySet<string> = new Set(['unsubscribe', 'preferences', 'myData', 'survey']);

/** Whether a message of this campaign is given `links.<page>`; what it is not given holds it back from everybody. */
export const hasPage = (page: string, plan: Watching): boolean => always.has(page) || pages[page]?.(plan) === true;
