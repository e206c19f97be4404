import Big from 'big.js';
import type { CalendarDate, Instant } from './calendar/calendar-date.ts';

/** One order with its lines. Item `ORDER#<id>`. */
export interface Order {
  readonly id: string;
  /** The earliest time of its lines. */
  readonly at: Instant;
  /** Local date of `at` in the customer's zone, fixed when the order came in. */
  readonly day: CalendarDate;
  readonly lines: readonly OrderLine[];
  /** The last delivery of the order. */
  readonly deliveredOn?: CalendarDate | undefined;
}

/** Known by order, sku and its ordinal among equal skus of the order. Money and quantities are exact decimal texts. */
export interface OrderLine {
  readonly sku: string;
  readonly ordinal: number;
  readonly description?: string | undefined;
  readonly category: string;
  /** Negative for a refund. */
  readonly quantity: string;
  readonly unitPrice: string;
  readonly unitCost?: string | undefined;
  readonly deliveredOn?: CalendarDate | undefined;
  /** Id of the order that this line gives back. */
  readonly refundOf?: string | undefined;
}

/** Points that did not come from an order. Item `POINTS#<event id>`. */
export interface PointsEvent {
  readonly id: string;
  readonly day: CalendarDate;
  /** Exact decimal text. */
  readonly points: string;
  readonly source: 'promotion' | 'adjustment';
}

/** Exact; negative for a refund. */
export const amountOf = ({ quantity, unitPrice }: Pick<OrderLine, 'quantity' | 'unitPrice'>): Big => new Big(quantity).times(unitPrice);

/** The line that cost most; the first of equals. */
export function dearestLine({ lines }: Order): OrderLine | undefined {
  return lines.reduce<OrderLine | undefined>(
    (dearest, line) => (dearest === undefined || amountOf(line).gt(amountOf(dearest)) ? line : dearest),
    undefined,
  );
}
