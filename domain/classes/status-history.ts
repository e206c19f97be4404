import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import { type CustomerStatus, statusOf } from './customer-status.ts';

export interface StatusChange {
  readonly on: CalendarDate;
  readonly from: CustomerStatus;
  readonly to: CustomerStatus;
}

export interface StatusFacts {
  readonly excluded: boolean;
  /** The day of the first message that a campaign sent; absent while none has. */
  readonly targetedOn?: CalendarDate | undefined;
  readonly orderDays: readonly CalendarDate[];
  /** Silence beyond so many days is loss. */
  readonly lapseDays: number;
  readonly today: CalendarDate;
}

export interface StatusHistory {
  readonly now: CustomerStatus;
  /** Oldest first. */
  readonly changes: readonly StatusChange[];
}

/**
 * > care 37: status machine, every change logged; lost → actual on order only; no order history → never lost.
 *
 * The log is a function of what is known, like every fact: orders and messages are kept with their days, so no change can be missed and
 * a corrected order corrects the log. It goes by the limit that holds today.
 */
export function statusHistory({ excluded, targetedOn, orderDays, lapseDays, today }: StatusFacts): StatusHistory {
  const orders = [...new Set(orderDays)].filter((day) => day <= today).sort();
  const first = orders[0];
  const turns = [
    ...(targetedOn !== undefined && targetedOn <= today && (first === undefined || targetedOn < first) ? [targetedOn] : []),
    ...orders.flatMap((day) => [day, addDays(day, lapseDays + 1)]),
  ].filter((day) => day <= today);
  const at = (day: CalendarDate): CustomerStatus =>
    statusOf({
      excluded,
      targeted: targetedOn !== undefined && targetedOn <= day,
      lastOrderOn: orders.findLast((order) => order <= day),
      today: day,
      lapseDays,
    });
  const changes: StatusChange[] = [];
  let from: CustomerStatus = excluded ? 'non' : 'potential';
  for (const on of [...new Set(turns)].sort()) {
    const to = at(on);
    if (to !== from) changes.push({ on, from, to });
    from = to;
  }
  return { now: from, changes };
}
