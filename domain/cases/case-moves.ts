import { createHash } from 'node:crypto';
import type { Answer } from '../answer.ts';
import { HOUR, type Instant } from '../calendar/calendar-date.ts';
import { localDate } from '../calendar/zoned-time.ts';
import type { Settings } from '../settings.ts';
import { calendarOf } from './branch-calendar.ts';
import { type Case, isDueSoon, isOpen, isOverdue, withEntry } from './case.ts';
import { afterStaffedTime, staffedTimeBetween } from './staffed-time.ts';

/** Who does something, when, and on which day it is where the customer lives. */
export interface Act {
  readonly at: Instant;
  readonly by: string;
  readonly timeZone: string;
  /** care 24: whose hours count. */
  readonly branch?: string | undefined;
}

/** One case for an answer, whatever becomes of the answer: so a second edit, or a retried post, opens no other. */
export function caseIdFor(customer: string, answer: string): string {
  const digest = createHash('sha256').update(`case\0${customer}\0${answer}`).digest('hex');
  return `K${BigInt(`0x${digest}`).toString(36).toUpperCase().slice(0, 11)}`;
}

/** care 25: a warning when three quarters of the time are gone. */
const WARN_AT = 0.75;

/** When a case that begins now is due, and when that is soon; by staffed hours, so that nobody is warned of a night that has passed. */
export function timesFrom(
  { at, branch }: Pick<Act, 'at' | 'branch'>,
  settings: Settings,
): { readonly due: Instant; readonly warnAt: Instant } {
  const calendar = calendarOf(settings, branch);
  const { dueHours } = settings.cases;
  const after = (hours: number) => afterStaffedTime(at, hours * HOUR, calendar);
  return { due: after(dueHours), warnAt: after(dueHours * WARN_AT) };
}

export function openCase({ id, kind, about, answer }: Pick<Case, 'id' | 'kind' | 'about' | 'answer'>, act: Act, settings: Settings): Case {
  const { at, by, timeZone } = act;
  const opened: Case = {
    id,
    kind,
    ...(about === undefined ? {} : { about }),
    ...(answer === undefined ? {} : { answer }),
    openedOn: localDate(at, timeZone),
    openedAt: at,
    ...timesFrom(act, settings),
    owner: settings.cases.owner,
  };
  return withEntry(opened, { at, by, did: 'opened', ...(about === undefined ? {} : { text: about }) });
}

/** Its owner is told while there is still time; once for each due time. */
export function warnOfCase(one: Case, { at }: Act): Case | undefined {
  if (!isDueSoon(one, at) || one.due === undefined || one.warnedFor === one.due) return undefined;
  return withEntry(
    { ...one, warnedFor: one.due },
    { at, by: 'perennial', did: 'warned', ...(one.owner === undefined ? {} : { text: one.owner }) },
  );
}

/**
 * care 26: when so many percent of the announced wait are over, in staffed time, that an apology is owed. Without an announced wait there
 * is the usual one.
 */
export function apologyDue(one: Case, branch: string | undefined, settings: Settings): Instant | undefined {
  if (one.due === undefined) return undefined;
  const { cases } = settings;
  const calendar = calendarOf(settings, branch);
  const announced = one.openedAt === undefined ? 0 : staffedTimeBetween(one.openedAt, one.due, calendar);
  const more = ((announced || cases.dueHours * HOUR) * (cases.apologyAtPercent - 100)) / 100;
  return afterStaffedTime(one.due, more, calendar);
}

/** The case once an apology is owed; undefined where none is, or it has been noted for this due time. */
export function oweApology(one: Case, { at, timeZone, branch }: Act, settings: Settings): Case | undefined {
  const from = apologyDue(one, branch, settings);
  if (from === undefined || !isOpen(one) || one.apologisedFor === one.due || at < from) return undefined;
  return { ...one, apologisedFor: one.due, wellOverdueOn: localDate(at, timeZone) };
}

/** Where nobody has seen to it in time, it goes on to whoever answers for that; once for each due time that is missed. */
export function escalateCase(one: Case, { at, timeZone }: Act, settings: Settings): Case | undefined {
  if (!isOverdue(one, at) || one.due === undefined || one.escalatedFor === one.due) return undefined;
  const owner = settings.cases.escalationOwner;
  return withEntry(
    { ...one, escalatedFor: one.due, lateOn: localDate(at, timeZone), owner },
    { at, by: 'perennial', did: 'escalated', text: owner },
  );
}

export function assignCase(one: Case, { at, by }: Act, to: { readonly owner: string; readonly due?: Instant | undefined }): Case {
  const times = to.due === undefined ? {} : { due: to.due, warnAt: at + (to.due - at) * WARN_AT };
  const next = { ...one, owner: to.owner, ...times };
  return withEntry(next, { at, by, did: 'assigned', text: to.owner });
}

export const noteOnCase = (one: Case, { at, by }: Act, text: string): Case => withEntry(one, { at, by, did: 'noted', text });

/** What the customer adds to it themselves. */
export const answerOnCase = (one: Case, { at }: Act, text: string): Case => withEntry(one, { at, by: 'customer', did: 'answered', text });

/** Undefined where somebody has closed it already. */
export function closeCase(one: Case, { at, by, timeZone }: Act, text: string): Case | undefined {
  if (!isOpen(one)) return undefined;
  return withEntry({ ...one, closedOn: localDate(at, timeZone), closedAt: at }, { at, by, did: 'closed', text });
}

/** It has its time anew; what was missed before is past. */
export function reopenCase(one: Case, act: Act, text: string | undefined, settings: Settings): Case | undefined {
  const { at, by } = act;
  if (isOpen(one)) return undefined;
  const { closedOn: _on, closedAt: _at, ...open } = one;
  const entry = { at, by, did: 'reopened', ...(text === undefined ? {} : { text }) } as const;
  return withEntry({ ...open, openedAt: at, ...timesFrom(act, settings) }, entry);
}

/**
 * What an answer makes of its case. Dissatisfied: one is opened, or opened again where it had been closed and the verdict has turned
 * since. A better answer leaves it open: a person decides when it is done with. Undefined where there is nothing to change.
 */
export function caseAfterAnswer(
  known: Case | undefined,
  answer: Pick<Answer, 'id' | 'comment'>,
  verdict: { readonly dissatisfied: boolean; readonly turned: boolean },
  act: Act,
  settings: Settings,
  id: string,
): Case | undefined {
  const about = answer.comment?.slice(0, 1000);
  if (known === undefined) {
    return verdict.dissatisfied ? openCase({ id, kind: 'dissatisfied', about, answer: answer.id }, act, settings) : undefined;
  }
  if (!isOpen(known)) {
    const again = verdict.dissatisfied && verdict.turned ? reopenCase(known, act, about, settings) : undefined;
    return again === undefined ? undefined : { ...again, ...(about === undefined ? {} : { about }) };
  }
  const entry = { at: act.at, by: act.by, did: 'answered', ...(about === undefined ? {} : { text: about }) } as const;
  return withEntry({ ...known, ...(about === undefined ? {} : { about }) }, entry);
}
