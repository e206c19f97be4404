import type { OutcomeChange } from './count-outcomes.ts';

export type MessageMetric = 'MessagesSent' | 'MessagesSkipped' | 'MessagesFailed' | 'MessagesInDoubt';

/** How many messages came to what, of a batch of the stream. A batch that comes twice counts twice: this is for alarms, not for reports. */
export function tallyMessages(changes: readonly OutcomeChange[]): ReadonlyMap<MessageMetric, number> {
  const tally = new Map<MessageMetric, number>();
  for (const { outcome, by } of changes) {
    const metric = metricOf(outcome);
    if (metric !== undefined && by > 0) tally.set(metric, (tally.get(metric) ?? 0) + by);
  }
  return tally;
}

/** What is neither the end of a message nor its beginning, an opening for one, has none. */
function metricOf(outcome: string): MessageMetric | undefined {
  const [state, reason] = outcome.split(':');
  if (state === 'abandoned' || reason === 'unknown') return 'MessagesInDoubt';
  switch (state) {
    case 'sent':
      return 'MessagesSent';
    case 'skipped':
      return 'MessagesSkipped';
    case 'failed':
      return 'MessagesFailed';
    default:
      return undefined;
  }
}
