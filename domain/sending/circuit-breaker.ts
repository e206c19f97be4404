import { addDays, type CalendarDate, type Instant } from '../calendar/calendar-date.ts';

/** What came of mails, counted on the UTC day on which each was decided. */
export interface MailCounts {
  /** Accepted by the provider, whatever came of them later. */
  readonly sent: number;
  /** Addresses that do not exist. Soft bounces are none of the sender's doing. */
  readonly bounced: number;
  readonly complained: number;
}

/**
 * The circuit breaker. Open: no marketing goes out until a person closes it. SES reviews an account at 5 % bounces or 0.1 % complaints
 * and stops it at 10 % or 0.5 %; ours comes first. Item `BREAKER`.
 */
export interface Breaker {
  /** Moves on each time that a person closes it: what was counted before counts no more. */
  readonly round: number;
  readonly open: boolean;
  /** Since when it is open, or was closed. */
  readonly at?: Instant | undefined;
  readonly why?: 'bounces' | 'complaints' | 'person' | undefined;
  /** What was counted when it opened. */
  readonly counts?: MailCounts | undefined;
  /** Who paused marketing, where it was a person. */
  readonly openedBy?: string | undefined;
  /** Who closed it last. */
  readonly closedBy?: string | undefined;
}

export const closedBreaker: Breaker = { round: 0, open: false };

/** Today and the six UTC days before it. */
export const WINDOW_DAYS = 7;
export const firstDayOfWindow = (today: CalendarDate): CalendarDate => addDays(today, 1 - WINDOW_DAYS);

const LEAST_MAILS = 1000;
const LEAST_EVENTS = 3;

/**
 * > Pauses marketing at 4 % bounces or 0.08 % complaints, over at least 1,000 messages and 3 events.
 *
 * In whole numbers: 4 % is 1 in 25, 0.08 % is 1 in 1,250.
 */
export function tripped({ sent, bounced, complained }: MailCounts): 'bounces' | 'complaints' | undefined {
  if (sent < LEAST_MAILS) return undefined;
  if (complained >= LEAST_EVENTS && complained * 1250 >= sent) return 'complaints';
  if (bounced >= LEAST_EVENTS && bounced * 25 >= sent) return 'bounces';
  return undefined;
}
