import type { Instant } from '../calendar/calendar-date.ts';
import type { Credit } from '../customer.ts';

/** care 6: one dated word about a customer's credit, known by its id. */
export interface CreditEvent {
  readonly id: string;
  readonly at: Instant;
  readonly standing: Credit;
  readonly reason?: string | undefined;
}

/** Older ones give way. */
export const MOST_CREDIT_EVENTS = 20;

/** The log with one more event, oldest first; one whose id is known changes nothing. */
export function withCreditEvent(log: readonly CreditEvent[], event: CreditEvent): readonly CreditEvent[] {
  if (log.some(({ id }) => id === event.id)) return log;
  return [...log, event].sort((a, b) => a.at - b.at || worstLast(a, b)).slice(-MOST_CREDIT_EVENTS);
}

const worstLast = (a: CreditEvent, b: CreditEvent): number => Number(a.standing === 'bad') - Number(b.standing === 'bad');
