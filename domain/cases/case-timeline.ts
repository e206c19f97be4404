import type { Instant } from '../calendar/calendar-date.ts';
import type { Case, CaseEntry } from './case.ts';

export interface CaseStep {
  readonly at: Instant;
  readonly did: CaseEntry['did'];
  /** The customer themselves did it. */
  readonly mine: boolean;
  /** Who sees to it from then on, where the step says so. */
  readonly owner?: string | undefined;
  /** What the customer themselves wrote; what staff note is theirs. */
  readonly text?: string | undefined;
  /** The clock that noted it cannot have been right: before the step that was noted ahead of it, or later than now. */
  readonly skewed: boolean;
}

/** Work among ourselves: what the customer feels of it stands in the steps that follow. */
const inside: ReadonlySet<CaseEntry['did']> = new Set(['warned']);

/**
 * > care 23: each case step visible with time, expert named. Steps out of order are sorted by time, clock skew is flagged.
 */
export function caseTimeline({ history = [] }: Pick<Case, 'history'>, now: Instant): CaseStep[] {
  let latest = Number.NEGATIVE_INFINITY;
  const steps = history.map(({ at, by, did, text }): CaseStep => {
    const skewed = at < latest || at > now;
    latest = Math.max(latest, at);
    const mine = by === 'customer';
    const owner = did === 'assigned' || did === 'escalated' ? text : undefined;
    return { at, did, mine, skewed, ...(owner === undefined ? {} : { owner }), ...(mine && text !== undefined ? { text } : {}) };
  });
  return steps.filter(({ did }) => !inside.has(did)).sort((a, b) => a.at - b.at);
}
