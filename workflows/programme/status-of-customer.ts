import Big from 'big.js';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { localDate } from '../../domain/calendar/zoned-time.ts';
import { type CustomerStatus, statusOf } from '../../domain/classes/customer-status.ts';
import { type StatusHistory, statusHistory } from '../../domain/classes/status-history.ts';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerState } from '../../domain/customer-state.ts';
import { type Message, outcomeOf } from '../../domain/message.ts';
import { amountOf, type Order } from '../../domain/order.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Cycle } from '../../domain/silence/cycle.ts';

/** care 37: by the customer's own cycle, twice as long as which is loss; `attr.excluded` = yes says that there is no need of us. */
export function statusOfCustomer(
  { customer, cycle }: Pick<CustomerState, 'customer' | 'cycle'>,
  messages: readonly Message[],
  orders: readonly Order[],
  { today, settings }: { readonly today: CalendarDate; readonly settings: Settings },
): StatusHistory {
  const targetedOn = messages
    .filter(isChosen)
    .map(({ at }) => localDate(at, customer.timeZone))
    .sort()[0];
  const sums = new Map<CalendarDate, Big>();
  for (const { day, lines } of orders) for (const line of lines) sums.set(day, (sums.get(day) ?? new Big(0)).plus(amountOf(line)));
  return statusHistory({
    excluded: isExcluded(customer),
    ...(targetedOn === undefined ? {} : { targetedOn }),
    orderDays: [...sums].flatMap(([day, sum]) => (sum.gt(0) ? [day] : [])),
    lapseDays: lapseDaysOf(cycle, settings),
    today,
  });
}

/** The same, today, by what stands with the customer: no order need be read. */
export function statusToday(
  { customer, cycle, summary }: Pick<CustomerState, 'customer' | 'cycle' | 'summary'>,
  messages: readonly Message[],
  { today, settings }: { readonly today: CalendarDate; readonly settings: Settings },
): CustomerStatus {
  return statusOf({
    excluded: isExcluded(customer),
    targeted: messages.some(isChosen),
    ...(summary.last === undefined ? {} : { lastOrderOn: summary.last.day }),
    lapseDays: lapseDaysOf(cycle, settings),
    today,
  });
}

const isExcluded = ({ attributes }: Customer): boolean => attributes['excluded'] === 'yes';
const isChosen = (message: Message): boolean => message.class === 'marketing' && outcomeOf(message) === 'sent';
const lapseDaysOf = ({ silence }: Cycle, { winBack }: Settings): number => LAPSE_CYCLES * (silence?.days ?? winBack.fallbackCycleDays);

/** Cycles of silence after which a customer counts as lost. */
const LAPSE_CYCLES = 2;
