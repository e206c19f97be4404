import Big from 'big.js';
import { addDays, addMonths, type CalendarDate, daysBetween } from './calendar/calendar-date.ts';
import { USAGE_WINDOW_DAYS } from './classes/usage-class.ts';
import { amountOf, type Order, type OrderLine, type PointsEvent } from './order.ts';
import type { Settings } from './settings.ts';
import type { Gap } from './silence/cycle.ts';
import { FACT_HORIZON_DAYS, type OrderDay, type PointsEntry, type Summary } from './summary.ts';

/** Points older than this are not kept, unless the settings look back further. */
export const POINTS_HORIZON_MONTHS = 24;

const ITEMS_LENGTH = 80;

/** care 13: D p75. */
export const USUAL_SHARE = 0.75;

/**
 * > Several order lines on one day are one occasion; a day whose lines sum to zero or less is none; a later refund doesn't undo the
 * > day of its order. A day belongs to the category of its dearest line (equal: the first).
 */
export function orderDays(orders: readonly Order[]): OrderDay[] {
  return spentByDay(orders).map(({ day, category }) => ({ day, category }));
}

export function spentByDay(orders: readonly Order[]): (OrderDay & { readonly sum: Big })[] {
  const days = new Map<CalendarDate, { sum: Big; dearest: Big; category: string }>();
  for (const order of inOrderOfTime(orders)) {
    for (const line of order.lines) {
      const amount = amountOf(line);
      const day = days.get(order.day);
      if (day === undefined) days.set(order.day, { sum: amount, dearest: amount, category: line.category });
      else {
        day.sum = day.sum.plus(amount);
        if (amount.gt(day.dearest)) Object.assign(day, { dearest: amount, category: line.category });
      }
    }
  }
  return [...days]
    .filter(([, { sum }]) => sum.gt(0))
    .map(([day, { category, sum }]) => ({ day, category, sum }))
    .sort((a, b) => compare(a.day, b.day));
}

/** care 13: > the customer's usual basket: the 75th percentile of what order days came to, the nearest one below. */
export function usualBasket(days: readonly { readonly sum: Big }[]): string | undefined {
  const sums = days.map(({ sum }) => sum).sort((a, b) => a.cmp(b));
  return sums[Math.ceil(USUAL_SHARE * sums.length) - 1]?.toFixed();
}

/** > A gap is the days between two successive order days of one customer and belongs to the category of the earlier day. */
export function gapsOf(orders: readonly Order[]): Gap[] {
  const days = orderDays(orders);
  return days.slice(1).flatMap((later, index) => {
    const earlier = days[index];
    if (earlier === undefined) return [];
    return [{ category: earlier.category, laterDay: later.day, days: daysBetween(earlier.day, later.day), first: index === 0 }];
  });
}

export function summarise(orders: readonly Order[], points: readonly PointsEvent[], today: CalendarDate, settings: Settings): Summary {
  const days = spentByDay(orders);
  const [first, last] = [days[0], days.at(-1)].map((one) => one && { day: one.day, category: one.category });
  const basket = usualBasket(days);
  const visitsFrom = addDays(today, -USAGE_WINDOW_DAYS);
  const deliveredFrom = addDays(today, -FACT_HORIZON_DAYS);
  return {
    points: pointsEntries(orders, points, pointsKeptFrom(today, settings), settings),
    orderDays: days.length,
    first,
    last,
    ...(basket === undefined ? {} : { basket }),
    ...(days.length === 0 ? {} : { visits: days.map(({ day }) => day).filter((day) => day > visitsFrom) }),
    deliveries: inOrderOfTime(orders).flatMap(({ id, deliveredOn, lines }) =>
      deliveredOn === undefined || deliveredOn < deliveredFrom ? [] : [{ order: id, on: deliveredOn, items: describe(lines) }],
    ),
  };
}

/**
 * > Points of an order line are quantity × unit_price × perCurrencyUnit, exact decimals, on the order's local date; refunds subtract
 * > on the original order's date where `refund_of` names it, else on their own. `points` rows add on their date. A refund counts from
 * > the moment it comes in.
 */
function pointsEntries(
  orders: readonly Order[],
  events: readonly PointsEvent[],
  keptFrom: CalendarDate,
  settings: Settings,
): PointsEntry[] {
  const dayOfOrder = new Map(orders.map((order) => [order.id, order.day]));
  const sums = new Map<string, { day: CalendarDate; since: CalendarDate; sum: Big }>();
  const add = (day: CalendarDate, since: CalendarDate, points: Big): void => {
    if (day < keptFrom) return;
    const entry = sums.get(`${day} ${since}`);
    if (entry === undefined) sums.set(`${day} ${since}`, { day, since, sum: points });
    else entry.sum = entry.sum.plus(points);
  };
  for (const order of orders) {
    for (const line of order.lines) {
      const original = line.refundOf === undefined ? undefined : dayOfOrder.get(line.refundOf);
      add(original ?? order.day, order.day, amountOf(line).times(settings.points.perCurrencyUnit));
    }
  }
  for (const event of events) add(event.day, event.day, new Big(event.points));
  return [...sums.values()]
    .filter(({ sum }) => !sum.eq(0))
    .sort((a, b) => compare(a.day, b.day) || compare(a.since, b.since))
    .map(({ day, since, sum }) => ({ day, since, points: sum.toFixed() }));
}

/** The window of the last two re-gradings must fit in, however the settings stretch it. */
function pointsKeptFrom(today: CalendarDate, { points, tierValidityDays }: Settings): CalendarDate {
  const usual = addMonths(today, -POINTS_HORIZON_MONTHS);
  const needed = addMonths(addDays(today, -2 * tierValidityDays - 1), -points.windowMonths);
  return needed < usual ? needed : usual;
}

function describe(lines: readonly OrderLine[]): string {
  const text = lines.find((line) => line.description)?.description ?? lines[0]?.sku ?? '';
  const characters = [...text];
  return characters.length <= ITEMS_LENGTH ? text : `${characters.slice(0, ITEMS_LENGTH - 1).join('')}…`;
}

const inOrderOfTime = (orders: readonly Order[]): Order[] => [...orders].sort((a, b) => a.at - b.at || compare(a.id, b.id));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
