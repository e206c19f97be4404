/** What came of a campaign in a while, by the counters. */
export interface CampaignNumbers {
  readonly sent: number;
  readonly failed: number;
  /** By reason. */
  readonly heldBack: Readonly<Record<string, number>>;
}

export const noNumbers: CampaignNumbers = { sent: 0, failed: 0, heldBack: {} };

const sent: ReadonlySet<string> = new Set(['sent', 'delivered', 'bounced', 'complained']);
const failed: ReadonlySet<string> = new Set(['failed', 'abandoned']);

/** Adds what one counter says: `<step>|<channel>|<state>`, a colon and a reason behind the state where there is one. */
export function withCount(numbers: CampaignNumbers, name: string, count: number): CampaignNumbers {
  const [, , outcome = ''] = name.split('|');
  const [state = '', reason = ''] = outcome.split(':');
  if (sent.has(state)) return { ...numbers, sent: numbers.sent + count };
  if (failed.has(state)) return { ...numbers, failed: numbers.failed + count };
  if (state !== 'skipped') return numbers;
  return { ...numbers, heldBack: { ...numbers.heldBack, [reason]: (numbers.heldBack[reason] ?? 0) + count } };
}
