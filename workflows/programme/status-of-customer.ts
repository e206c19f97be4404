import Big from 'big.js';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { type StatusHistory, statusHistory } from '../../domain/classes/status-history.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { type Message, outcomeOf } from '../../domain/message.ts';
import { amountOf, type Order } from '../../domain/order.ts';
import type { Settings } from '../../domain/settings.ts';

/** care 37: by the customer's own cycle, twice as long as which is loss; `attr.excluded` = yes says that there is no need of us. */
export function statusOfCustomer(
  { customer, cycle }: Pick<CustomerState, 'customer' | 'cycle'>,
  messages: readonly Message[],
  orders: readonly Order[],
  { today, settings }: { readonly today: CalendarDate; readonly settings: Settings },
): StatusHistory {
  const chosen = messages.filter((message) => message.class === 'marketing' && outcomeOf(message) === 'sent');
  const targetedOn = chosen.map(({ at }) => localDate(at, customer.timeZone)).sort()[0];
  const sums = new Map<CalendarDate, Big>();
  for (const { day, lines } of orders) for (const line of lines) sums.set(day, (sums.get(day) ?? new Big(0)).plus(amountOf(line)));
  return statusHistory({
    excluded: customer.attributes['excluded'] === 'yes',
    ...(targetedOn === undefined ? {} : { targetedOn }),
    orderDays: [...sums].flatMap(([day, sum]) => (sum.gt(0) ? [day] : [])),
    lapseDays: LAPSE_CYCLES * (cycle.silence?.days ?? settings.winBack.fallbackCycleDays),
    today,
  });
}

/** Cycles of silence after which a customer counts as lost. */
const LAPSE_CYCLES = 2;
