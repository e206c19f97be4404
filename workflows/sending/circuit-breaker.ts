import type { CalendarDate, Instant } from '../../domain/calendar/calendar-date.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import { type Breaker, firstDayOfWindow, type MailCounts, tripped } from '../../domain/sending/circuit-breaker.ts';
import type { Clock } from '../clock.ts';

/** The breaker's own item, and what was counted for it. */
export interface BreakerBook {
  read(): Promise<Breaker>;
  /** Puts where it still is of this round and as open as it was read; else false. */
  write(next: Breaker, read: Pick<Breaker, 'round' | 'open'>): Promise<boolean>;
  /** What was counted in a round on these UTC days, both included. */
  counts(round: number, from: CalendarDate, to: CalendarDate): Promise<MailCounts>;
}

/** Counters of a round stand like a campaign's. No campaign has such an id. */
export const countedAs = (round: number): string => `~mail/${round}`;

const dayOf = (at: Instant): CalendarDate => instantText(at).slice(0, 10);

export async function countsNow(book: BreakerBook, breaker: Breaker, clock: Clock): Promise<MailCounts> {
  const today = dayOf(clock.now());
  return await book.counts(breaker.round, firstDayOfWindow(today), today);
}

/** Opens the breaker where too much has come back; answers whether it is open. */
export async function watchMail(book: BreakerBook, clock: Clock): Promise<boolean> {
  const breaker = await book.read();
  if (breaker.open) return true;
  const counts = await countsNow(book, breaker, clock);
  const why = tripped(counts);
  if (why === undefined) return false;
  const { round } = breaker;
  await book.write({ round, open: true, at: clock.now(), why, counts }, breaker);
  return true;
}

/** A person pauses all marketing: it takes hold within five seconds, and is nothing that the sender's repute speaks of. false where it is paused already. */
export async function pauseMarketing(book: BreakerBook, clock: Clock, by: string): Promise<boolean> {
  const breaker = await book.read();
  if (breaker.open) return false;
  return await book.write({ round: breaker.round, open: true, at: clock.now(), why: 'person', openedBy: by }, breaker);
}

/** Only a person lets marketing go out again; what was counted until now counts no more. false where it was not open. */
export async function resumeMarketing(book: BreakerBook, clock: Clock, by: string): Promise<boolean> {
  const breaker = await book.read();
  if (!breaker.open) return false;
  return await book.write({ round: breaker.round + 1, open: false, at: clock.now(), closedBy: by }, breaker);
}
