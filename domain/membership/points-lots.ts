import Big from 'big.js';
import { addDays, addMonths, type CalendarDate } from '../calendar/calendar-date.ts';
import { amountOf, type Order, type PointsEvent } from '../order.ts';
import type { Settings } from '../settings.ts';

/** Points that came in together, by order or event. Amounts are exact decimal texts. */
export interface PointsLot {
  readonly source: 'order' | PointsEvent['source'];
  /** Of the order or the points event. */
  readonly id: string;
  /** The day on which they count. */
  readonly day: CalendarDate;
  readonly earned: string;
  /** By refunds that name the order. */
  readonly takenBack: string;
  readonly left: string;
  /** The last day whose window still holds them. */
  readonly countsUntil: CalendarDate;
}

/**
 * care 6: every lot as it stands at the end of `asOf`, oldest first. A refund takes from the lot of the order that it names, from the
 * day on which it came in; one that names none takes from its own order's.
 */
export function pointsLots(
  orders: readonly Order[],
  events: readonly PointsEvent[],
  asOf: CalendarDate,
  { points }: Pick<Settings, 'points'>,
): PointsLot[] {
  const known = orders.filter(({ day }) => day <= asOf);
  const lots = new Map(known.map(({ id, day }) => [id, { source: 'order' as const, id, day, earned: new Big(0), takenBack: new Big(0) }]));
  for (const order of known) {
    for (const line of order.lines) {
      const worth = amountOf(line).times(points.perCurrencyUnit);
      const named = line.refundOf === undefined ? undefined : lots.get(line.refundOf);
      const own = lots.get(order.id);
      if (named !== undefined) named.takenBack = named.takenBack.minus(worth);
      else if (own !== undefined) own.earned = own.earned.plus(worth);
    }
  }
  const gifts = events
    .filter(({ day }) => day <= asOf)
    .map(({ source, id, day, points: worth }) => ({ source, id, day, earned: new Big(worth), takenBack: new Big(0) }));
  return [...lots.values(), ...gifts]
    .filter(({ earned, takenBack }) => !earned.eq(0) || !takenBack.eq(0))
    .map(({ earned, takenBack, ...lot }) => ({
      ...lot,
      earned: earned.toFixed(),
      takenBack: takenBack.toFixed(),
      left: earned.minus(takenBack).toFixed(),
      countsUntil: lastDayInside(lot.day, points.windowMonths),
    }))
    .sort((a, b) => compare(a.day, b.day) || compare(a.id, b.id));
}

/** Month ends make a window longer or shorter by up to three days. */
const MONTH_END_DAYS = 3;

/** The last t whose window (t − months, t] still holds `day`. */
export function lastDayInside(day: CalendarDate, months: number): CalendarDate {
  let last = addDays(addMonths(day, months), MONTH_END_DAYS);
  while (addMonths(last, -months) >= day) last = addDays(last, -1);
  return last;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
