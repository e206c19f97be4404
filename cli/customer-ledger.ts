import Big from 'big.js';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { amountOf, type Order } from '../domain/order.ts';

/** What one customer's orders come to. */
export interface LedgerEntry {
  readonly customer: string;
  /** A day that comes to zero or less is no visit (refunds alone). */
  readonly visitDays: readonly CalendarDate[];
  readonly orders: number;
  readonly margin: Big;
}

/** `marginShare`: the share of the price that is margin where a line names no cost. */
export function ledgerEntry(customer: string, orders: readonly Order[], marginShare: number): LedgerEntry {
  const days = new Map<CalendarDate, Big>();
  let margin = new Big(0);
  for (const { day, lines } of orders) {
    for (const line of lines) {
      const revenue = amountOf(line);
      days.set(day, (days.get(day) ?? new Big(0)).plus(revenue));
      margin = margin.plus(
        line.unitCost === undefined ? revenue.times(marginShare) : revenue.minus(new Big(line.quantity).times(line.unitCost)),
      );
    }
  }
  const visitDays = [...days].flatMap(([day, sum]) => (sum.gt(0) ? [day] : []));
  return { customer, visitDays, orders: orders.length, margin };
}
