import Big from 'big.js';
import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import { localDate } from '../calendar/zoned-time.ts';
import { tierRank } from '../membership/grade.ts';
import type { Membership } from '../membership/membership.ts';
import type { Message, OrderedAfter } from '../message.ts';
import { amountOf, type Order } from '../order.ts';
import type { Settings } from '../settings.ts';
import { goalOf } from './goal.ts';

/** Also where another thing is the campaign's goal: whether people bought is asked of every campaign. */
const DAYS_FOR_AN_ORDER = 30;

/** How many local days after a message of this campaign an order is counted with it. */
export const orderDaysOf = (campaign: string): number => {
  const { by, days } = goalOf(campaign);
  return by === 'order' ? days : DAYS_FOR_AN_ORDER;
};

/** The longest of them: what lies further back no order can be counted with. */
export const LONGEST_ORDER_DAYS = 60;

/**
 * > Win-back: order in 60 days; others: order in 30.
 *
 * Of any message, one that was held back too: without those there is nothing to compare with. Undefined where nobody ordered.
 */
export function orderedAfter(message: Pick<Message, 'campaign' | 'at' | 'timeZone'>, orders: readonly Order[]): OrderedAfter | undefined {
  const until = addDays(localDate(message.at, message.timeZone), orderDaysOf(message.campaign));
  const counted = orders.filter(({ at, day }) => at >= message.at && day <= until);
  const days = counted.filter((order) => worthOf(order).gt(0)).map(({ day }) => day);
  const on = days.sort()[0];
  if (on === undefined) return undefined;
  const value = counted.reduce((sum, order) => sum.plus(worthOf(order)), new Big(0));
  return { on, hundredths: Math.max(0, Number(value.times(100).round(0).toString())) };
}

const worthOf = ({ lines }: Order): Big => lines.reduce((sum, line) => sum.plus(amountOf(line)), new Big(0));

/**
 * > tier-expiry: tier kept.
 *
 * Undefined where the message does not speak of the period that has just ended.
 */
export function tierKept(
  { campaign, date }: Pick<Message, 'campaign' | 'date'>,
  { endsOn, changed }: Membership,
  settings: Pick<Settings, 'tierValidityDays' | 'tiers'>,
): boolean | undefined {
  const lastDay: CalendarDate = addDays(endsOn, -settings.tierValidityDays);
  if (goalOf(campaign).by !== 'tier' || date !== lastDay) return undefined;
  const moved = changed?.on === addDays(lastDay, 1) ? changed : undefined;
  return moved === undefined || tierRank(moved.to, settings) <= tierRank(moved.from, settings);
}
