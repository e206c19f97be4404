import type { Instant } from '../calendar/calendar-date.ts';
import type { OrderLine } from '../order.ts';
import type { ImportContext } from './import-context.ts';
import type { Cells } from './raw-row.ts';
import { need, readAtLeast, readDecimal, readId, readPastDate, readPastInstant, readText } from './read-cells.ts';
import { RowFault } from './reject.ts';

/** One line of an order. The ordinal among equals is counted over the whole file, by whoever reads it. */
export interface OrderLineRow {
  readonly kind: 'orders';
  readonly customer: string;
  readonly order: string;
  readonly at: Instant;
  readonly line: Omit<OrderLine, 'ordinal'>;
}

export function parseOrderLine(cells: Cells, context: ImportContext): OrderLineRow {
  const customer = need(readId(cells, 'customer_id'), 'customer_id');
  const order = need(readId(cells, 'order_id'), 'order_id');
  const at = need(readPastInstant(cells, 'ordered_at', context), 'ordered_at');
  const currency = readText(cells, 'currency', 200)?.trim().toUpperCase();
  if (currency !== undefined && currency !== context.currency) throw new RowFault('currency', currency, 'other-currency');
  return {
    kind: 'orders',
    customer,
    order,
    at,
    line: {
      sku: need(readText(cells, 'sku', 128), 'sku'),
      description: readText(cells, 'description', 500),
      category: readText(cells, 'category', 100) ?? '',
      quantity: need(readDecimal(cells, 'quantity'), 'quantity'),
      unitPrice: need(readAtLeast(cells, 'unit_price', 0), 'unit_price'),
      unitCost: readAtLeast(cells, 'unit_cost', 0),
      deliveredOn: readPastDate(cells, 'delivered_on', context),
      refundOf: readId(cells, 'refund_of'),
    },
  };
}
