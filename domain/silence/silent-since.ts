import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import type { CustomerState } from '../customer-state.ts';

/**
 * > `customer.silent` = local date of the last order + cycle days; an answer or a complaint ends this silence until the next order.
 *
 * Undefined without an order, while the cycle for the last order is not learnt yet, and where this silence has ended.
 */
export function silentSince({ summary, cycle, answers, cases }: CustomerState): CalendarDate | undefined {
  const { silence } = cycle;
  if (silence === undefined || summary.last === undefined || silence.day !== summary.last.day) return undefined;
  const since = addDays(silence.day, silence.days);
  const answered = answers.some(({ day }) => day >= since);
  const complained = cases.some(({ kind, openedOn }) => kind === 'complaint' && openedOn >= since);
  return answered || complained ? undefined : since;
}
