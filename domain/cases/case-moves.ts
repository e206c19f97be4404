import { createHash } from 'node:crypto';
import type { Answer } from '../answer.ts';
import { HOUR, type Instant } from '../calendar/calendar-date.ts';
import { localDate } from '../calendar/zoned-time.ts';
import type { Settings } from '../settings.ts';
import { type Case, isOpen, isOverdue, withEntry } from './case.ts';
import { afterStaffedTime } from './staffed-time.ts';

/** Who does something, when, and on which day it is where the customer lives. */
export interface Act {
  readonly at: Instant;
  readonly by: string;
  readonly timeZone: string;
}

/** One case for an answer, whatever becomes of the answer: so a second edit, or a retried post, opens no other. */
export function caseIdFor(customer: string, answer: string): string {
  const digest = createHash('sha256').update(`case\0${customer}\0${answer}`).digest('hex');
  return `K${BigInt(`0x${digest}`).toString(36).toUpperCase().slice(0, 11)}`;
}

export function dueFrom(at: Instant, { company, cases }: Settings): Instant {
  const { staffedHours, timeZone } = company;
  return afterStaffedTime(at, cases.dueHours * HOUR, { staffedHours, timeZone, closedDays: cases.closedDays });
}

export function openCase(
  { id, kind, about, answer }: Pick<Case, 'id' | 'kind' | 'about' | 'answer'>,
  { at, by, timeZone }: Act,
  settings: Settings,
): Case {
  const opened: Case = {
    id,
    kind,
    ...(about === undefined ? {} : { about }),
    ...(answer === undefined ? {} : { answer }),
    openedOn: localDate(at, timeZone),
    openedAt: at,
    due: dueFrom(at, settings),
    owner: settings.cases.owner,
  };
  return withEntry(opened, { at, by, did: 'opened', ...(about === undefined ? {} : { text: about }) });
}

/** Where nobody has seen to it in time, it goes on to whoever answers for that; once for each due time that is missed. */
export function escalateCase(one: Case, { at }: Act, settings: Settings): Case | undefined {
  if (!isOverdue(one, at) || one.due === undefined || one.escalatedFor === one.due) return undefined;
  const owner = settings.cases.escalationOwner;
  return withEntry({ ...one, escalatedFor: one.due, owner }, { at, by: 'perennial', did: 'escalated', text: owner });
}

export function assignCase(one: Case, { at, by }: Act, to: { readonly owner: string; readonly due?: Instant | undefined }): Case {
  const next = { ...one, owner: to.owner, ...(to.due === undefined ? {} : { due: to.due }) };
  return withEntry(next, { at, by, did: 'assigned', text: to.owner });
}

export const noteOnCase = (one: Case, { at, by }: Act, text: string): Case => withEntry(one, { at, by, did: 'noted', text });

/** Undefined where somebody has closed it already. */
export function closeCase(one: Case, { at, by, timeZone }: Act, text: string): Case | undefined {
  if (!isOpen(one)) return undefined;
  return withEntry({ ...one, closedOn: localDate(at, timeZone), closedAt: at }, { at, by, did: 'closed', text });
}

/** It has its time anew; what was missed before is past. */
export function reopenCase(one: Case, { at, by }: Act, text: string | undefined, settings: Settings): Case | undefined {
  if (isOpen(one)) return undefined;
  const { closedOn: _on, closedAt: _at, ...open } = one;
  const entry = { at, by, did: 'reopened', ...(text === undefined ? {} : { text }) } as const;
  return withEntry({ ...open, openedAt: at, due: dueFrom(at, settings) }, entry);
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
