import * as z from 'zod';
import type { Row, ToldRows } from './told-rows.ts';

const id = z.union([z.number(), z.string().max(128)]).transform(String);
const text = z.string().max(1024);
const MOST_LINES = 500;

/** The part of a Shopify order that matters here, as its webhooks orders/create, orders/updated and refunds/create tell it. */
const shopifyOrder = z.object({
  id,
  created_at: text,
  currency: text,
  customer: z
    .object({
      id,
      email: text.nullish(),
      phone: text.nullish(),
      first_name: text.nullish(),
      last_name: text.nullish(),
      email_marketing_consent: z.object({ state: text }).nullish(),
      sms_marketing_consent: z.object({ state: text }).nullish(),
    })
    .nullish(),
  line_items: z
    .array(z.object({ id, sku: text.nullish(), variant_id: id.nullish(), title: text, quantity: z.int(), price: text }))
    .max(MOST_LINES),
  refunds: z
    .array(
      z.object({ id, created_at: text, refund_line_items: z.array(z.object({ line_item_id: id, quantity: z.int() })).max(MOST_LINES) }),
    )
    .max(MOST_LINES)
    .default([]),
});

/** A consent is taken where it was given; `not_subscribed` and `pending` say nothing. */
const consentOf = (state: string | undefined): 'yes' | 'no' | '' => (state === 'subscribed' ? 'yes' : state === 'unsubscribed' ? 'no' : '');

/** Who ordered what, and what came back; a guest's order is nobody's, and is left out. */
export function rowsOfShopifyOrder(told: unknown): ToldRows {
  const order = shopifyOrder.parse(told);
  const { customer, currency } = order;
  if (customer == null) return {};
  const lines = new Map(
    order.line_items.map((line) => [line.id, { ...line, sku: line.sku || `variant-${line.variant_id ?? line.id}` }] as const),
  );
  const bought = [...lines.values()].map((line) => rowOf(order.id, order.created_at, line, line.quantity));
  const returned = order.refunds.flatMap((refund) =>
    refund.refund_line_items.flatMap(({ line_item_id, quantity }) => {
      const line = lines.get(line_item_id);
      return line === undefined ? [] : [{ ...rowOf(`refund-${refund.id}`, refund.created_at, line, -quantity), refund_of: order.id }];
    }),
  );
  return {
    customers: [
      {
        customer_id: customer.id,
        name: [customer.first_name, customer.last_name].filter(Boolean).join(' '),
        email: customer.email ?? '',
        phone: customer.phone ?? '',
        email_marketing: consentOf(customer.email_marketing_consent?.state),
        sms_marketing: consentOf(customer.sms_marketing_consent?.state),
      },
    ],
    orders: [...bought, ...returned],
  };

  function rowOf(orderId: string, at: string, line: { sku: string; title: string; price: string }, quantity: number): Row {
    const { sku, title: description, price: unit_price } = line;
    return { order_id: orderId, customer_id: customer?.id ?? '', ordered_at: at, sku, description, quantity, unit_price, currency };
  }
}
