import { addDays, type CalendarDate, type Instant } from '../calendar/calendar-date.ts';
import { localDate } from '../calendar/zoned-time.ts';
import { isOpen } from '../cases/case.ts';
import type { Contact } from '../contact.ts';
import type { CustomerState } from '../customer-state.ts';
import type { Gift, Settings } from '../settings.ts';

/** care 32: something that nobody was promised. Item `surprise#<day>`: at most one a day, and seldom that. */
export interface Surprise {
  /** The customer's own day. */
  readonly on: CalendarDate;
  readonly gift: string;
  readonly cost: number;
  readonly by: string;
  readonly at: Instant;
}

/** What the promised part was that was kept first. */
export interface Kept {
  readonly what: 'promise' | 'delivery';
  readonly on: CalendarDate;
  readonly text: string;
}

export type SurpriseVerdict =
  | { readonly kind: 'may'; readonly kept: Kept }
  /** `open-case`: held until it is closed. `promise-open`: something promised is overdue. */
  | { readonly kind: 'hold'; readonly why: 'open-case' | 'promise-open' | 'nothing-kept' | 'too-soon' };

/**
 * > care 32: surprise only after the promised part is kept; gift on an open complaint → hold. Nobody gets a second one within
 * > `surprises.daysApart` days: exactly so many days later they may.
 */
export function maySurprise(
  state: Pick<CustomerState, 'customer' | 'cases' | 'promises' | 'summary'>,
  { openCases = [] }: Pick<Contact, 'openCases'>,
  last: Pick<Surprise, 'on'> | undefined,
  now: Instant,
  { surprises }: Pick<Settings, 'surprises'>,
): SurpriseVerdict {
  const today = localDate(now, state.customer.timeZone);
  if (openCases.length > 0 || state.cases.some(isOpen)) return { kind: 'hold', why: 'open-case' };
  if (state.promises.some(({ keptAt, dueAt }) => keptAt === undefined && dueAt <= now)) return { kind: 'hold', why: 'promise-open' };
  if (last !== undefined && addDays(last.on, surprises.daysApart) > today) return { kind: 'hold', why: 'too-soon' };
  const kept = lastKept(state, addDays(today, -surprises.afterDays), today);
  return kept === undefined ? { kind: 'hold', why: 'nothing-kept' } : { kind: 'may', kept };
}

/** The newest of what was promised and kept in time, or ordered and delivered, from `since` on. */
function lastKept(
  { customer, promises, summary }: Pick<CustomerState, 'customer' | 'promises' | 'summary'>,
  since: CalendarDate,
  today: CalendarDate,
): Kept | undefined {
  const inTime = promises.flatMap(({ keptAt, dueAt, text }): Kept[] =>
    keptAt !== undefined && keptAt <= dueAt ? [{ what: 'promise', on: localDate(keptAt, customer.timeZone), text }] : [],
  );
  const delivered = summary.deliveries.map(({ on, items }): Kept => ({ what: 'delivery', on, text: items }));
  const recent = [...delivered, ...inTime].filter(({ on }) => on >= since && on <= today);
  return recent.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))[0];
}

/** What a month's surprises have cost, in hundredths of the company's currency. */
export interface SurpriseMonth {
  readonly count: number;
  readonly hundredths: number;
}

export const hundredthsOf = (amount: number): number => Math.round(amount * 100);

/** > Only what is free of charge, or capped: one gift costs at most `mostEach`, and all of a month's at most `budgetPerMonth`. */
export function giftFault(
  gift: Gift | undefined,
  month: SurpriseMonth,
  { surprises }: Pick<Settings, 'surprises'>,
): 'unknown-gift' | 'too-dear' | 'budget-spent' | undefined {
  if (gift === undefined) return 'unknown-gift';
  const cost = hundredthsOf(gift.cost);
  if (cost === 0) return undefined;
  if (cost > hundredthsOf(surprises.mostEach)) return 'too-dear';
  return month.hundredths + cost > hundredthsOf(surprises.budgetPerMonth) ? 'budget-spent' : undefined;
}
