import type { Instant } from '../calendar/calendar-date.ts';
import { type Estimate, shareOf } from '../surveys/statistics.ts';

export const promiseKinds = ['quality', 'price', 'time'] as const;

/** What a customer was promised, and until when (care 25). Item `PROMISE#<id>`. */
export interface CarePromise {
  readonly id: string;
  readonly kind: (typeof promiseKinds)[number];
  /** In the words in which the customer was told. */
  readonly text: string;
  /** When it came to be known: from then on its time runs. */
  readonly madeAt: Instant;
  readonly dueAt: Instant;
  readonly keptAt?: Instant | undefined;
  /** Where so much of its time is gone, somebody is warned. */
  readonly warnAt: Instant;
  /** Due times that it had before. */
  readonly moved?: readonly { readonly at: Instant; readonly dueAt: Instant }[] | undefined;
  /** The due time before which somebody was warned, and the one whose breach was seen to: once each for every due time. */
  readonly warnedFor?: Instant | undefined;
  readonly brokenFor?: Instant | undefined;
}

/** A promise is read with the customer's state: how often its date was moved stays countable. */
const MAX_MOVES = 20;

/** > Warn at 75 % of the time. */
export const warnAt = (madeAt: Instant, dueAt: Instant, percent: number): Instant =>
  Math.floor(madeAt + ((dueAt - madeAt) * percent) / 100);

export type PromiseStanding = 'open' | 'due-soon' | 'broken' | 'kept' | 'kept-late';

/** Kept at the very instant at which it is due is kept in time. */
export function standingOf({ dueAt, keptAt, warnAt: warn }: CarePromise, now: Instant): PromiseStanding {
  if (keptAt !== undefined) return keptAt <= dueAt ? 'kept' : 'kept-late';
  if (now > dueAt) return 'broken';
  return now >= warn ? 'due-soon' : 'open';
}

export interface PromiseGiven {
  readonly id: string;
  readonly kind: CarePromise['kind'];
  readonly text: string;
  readonly dueAt: Instant;
  readonly keptAt?: Instant | undefined;
}

/** > A changed due date keeps its history. A promise once kept stays kept. */
export function mergePromise(before: CarePromise | undefined, given: PromiseGiven, now: Instant, percent: number): CarePromise {
  const keptAt = before?.keptAt ?? given.keptAt;
  const kept = keptAt === undefined ? {} : { keptAt };
  // A promise that was over before we heard of it has had no time of its own.
  const madeAt = before?.madeAt ?? Math.min(now, given.dueAt, keptAt ?? now);
  const warn = warnAt(madeAt, given.dueAt, percent);
  if (before === undefined || before.dueAt === given.dueAt) {
    return { ...before, id: given.id, kind: given.kind, text: given.text, madeAt, dueAt: given.dueAt, warnAt: warn, ...kept };
  }
  const moved = [...(before.moved ?? []), { at: now, dueAt: before.dueAt }].slice(-MAX_MOVES);
  return { ...before, kind: given.kind, text: given.text, dueAt: given.dueAt, warnAt: warn, moved, ...kept };
}

/** What a promise asks of people now. */
export function promiseAlarm(one: CarePromise, now: Instant): 'warn' | 'broken' | undefined {
  switch (standingOf(one, now)) {
    case 'broken':
      return one.brokenFor === one.dueAt ? undefined : 'broken';
    case 'due-soon':
      return one.warnedFor === one.dueAt ? undefined : 'warn';
    case 'open':
    case 'kept':
    case 'kept-late':
      return undefined;
  }
}

/** Of the promises whose time is over, the share that was kept in time; undefined where there is none. */
export function keptInTime(promises: readonly CarePromise[], now: Instant): Estimate | undefined {
  const over = promises.map((one) => standingOf(one, now)).filter((standing) => standing !== 'open' && standing !== 'due-soon');
  return shareOf(over.filter((standing) => standing === 'kept').length, over.length);
}
