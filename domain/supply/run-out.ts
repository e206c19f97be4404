import Big from 'big.js';
import type { Supply } from '../answer.ts';
import { type CalendarDate, dateOfDay, dayOf } from '../calendar/calendar-date.ts';
import { consumptionOf } from './consumption.ts';

/** Nothing lasts longer, as far as a calendar goes. */
const LONGEST_DAYS = 36_500;

/**
 * > care 14: due = last delivery + quantity ÷ (heads × use per head), whole days; an extra purchase shifts due by its quantity. What was
 * still there when a delivery came is used up first. Undefined where nobody knows how fast it goes.
 */
export function runsOutOn(deliveries: readonly [Supply, ...Supply[]]): CalendarDate | undefined {
  const { perDay } = consumptionOf(deliveries);
  if (perDay === undefined) return undefined;
  let until = new Big(0);
  for (const { deliveredOn, quantity } of deliveries) {
    const came = new Big(dayOf(deliveredOn));
    until = (until.gt(came) ? until : came).plus(new Big(quantity).div(perDay.amount));
  }
  const first = dayOf(deliveries[0].deliveredOn);
  return dateOfDay(Math.min(until.round(0, Big.roundDown).toNumber(), first + LONGEST_DAYS));
}
