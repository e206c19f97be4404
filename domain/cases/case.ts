import type { CalendarDate, Instant } from '../calendar/calendar-date.ts';

/** Something that a person of the company has to see to. Item `CASE#<id>`. */
export interface Case {
  readonly id: string;
  readonly kind: 'complaint' | 'repair' | 'recall' | 'dissatisfied' | 'message' | 'repeat-fault' | 'promise' | 'call' | 'let-down';
  readonly openedOn: CalendarDate;
  readonly closedOn?: CalendarDate | undefined;
  readonly about?: string | undefined;
  /** The answer that opened it. */
  readonly answer?: string | undefined;
  /** The product that it is about. */
  readonly asset?: string | undefined;
  /** When it is to be done with. */
  readonly due?: Instant | undefined;
  /** Three quarters of its time, in staffed hours: from then on it is due soon (care 25). */
  readonly warnAt?: Instant | undefined;
  readonly openedAt?: Instant | undefined;
  readonly closedAt?: Instant | undefined;
  /** Who sees to it: a person or a team, as the company names them. */
  readonly owner?: string | undefined;
  /** The due time whose missing was passed on; a later one that is missed is passed on again. */
  readonly escalatedFor?: Instant | undefined;
  /** The due time that its owner was warned of. */
  readonly warnedFor?: Instant | undefined;
  /** care 26: the day on which the announced wait was over, and the one on which half as much again was. */
  readonly lateOn?: CalendarDate | undefined;
  readonly wellOverdueOn?: CalendarDate | undefined;
  /** The due time of which the latter is true. */
  readonly apologisedFor?: Instant | undefined;
  readonly history?: readonly CaseEntry[] | undefined;
}

export interface CaseEntry {
  readonly at: Instant;
  /** `customer`, `perennial`, or the id of a member of staff. */
  readonly by: string;
  readonly did: 'opened' | 'answered' | 'assigned' | 'noted' | 'closed' | 'reopened' | 'warned' | 'escalated';
  readonly text?: string | undefined;
}

/** A case is read with the customer's state: its history stays short. */
export const MAX_ENTRIES = 60;
export const MAX_NOTE = 1000;

/** The gate names every open case and is one small item: whoever waits for twenty people already gets no twenty-first case. */
export const MAX_OPEN_CASES = 20;

/** care 26: of these the customer waits for a person and hears of it; a recall and a broken promise have messages of their own, and of a
 * case that we opened because somebody must not be let down (care 43) they know nothing. */
export const tellsOfWaits = (kind: Case['kind']): boolean => kind !== 'recall' && kind !== 'promise' && kind !== 'let-down';

export const isOpen = ({ closedOn, closedAt }: Case): boolean => closedOn === undefined && closedAt === undefined;

/** Its due time passed, and it is still open. */
export const isOverdue = (one: Case, now: Instant): boolean => isOpen(one) && one.due !== undefined && one.due <= now;

/** care 25: three quarters of the time are gone. */
export function isDueSoon(one: Case, now: Instant): boolean {
  const { due, warnAt } = one;
  return isOpen(one) && due !== undefined && warnAt !== undefined && warnAt <= now && now < due;
}

/** The case after an entry; the oldest but the first, which says how it began, give way. */
export function withEntry(one: Case, entry: CaseEntry): Case {
  const history = [...(one.history ?? []), entry];
  const [first, ...rest] = history;
  const kept = first === undefined || history.length <= MAX_ENTRIES ? history : [first, ...rest.slice(-(MAX_ENTRIES - 1))];
  return { ...one, history: kept };
}
