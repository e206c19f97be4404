import * as z from 'zod';
import type { RecordsCustomersV1, RecordsOrdersV1 } from '../schemas/events.d.ts';

const id = z.union([z.number(), z.string()]).transform(String);

/** The part of a Shopify order that matters here, as its webhooks orders/create, orders/updated and refunds/create tell it. */
const shopifyOrder = z.object({
  id,
  created_at: z.string(),
  currency: z.string(),
  customer: z
    .object({
      id,
      email: z.string().nullish(),
      phone: z.string().nullish(),
      first_name: z.string().nullish(),
      last_name: z.string().nullish(),
      email_marketing_consent: z.object({ state: z.string() }).nullish(),
      sms_marketing_consent: z.object({ state: z.string() }).nullish(),
    })
    .nullish(),
  line_items: z.array(
    z.object({ id, sku: z.string().nullish(), variant_id: id.nullish(), title: z.string(), quantity: z.int(), price: z.string() }),
  ),
  refunds: z
    .array(z.object({ id, created_at: z.string(), refund_line_items: z.array(z.object({ line_item_id: id, quantity: z.int() })) }))
    .default([]),
});

/** A consent is taken where it was given; `not_subscribed` and `pending` say nothing. */
const consentOf = (state: string | undefined): 'yes' | 'no' | '' => (state === 'subscribed' ? 'yes' : state === 'unsubscribed' ? 'no' : '');

/** Who ordered what, and what came back; a guest's order is nobody's, and is left out. */
export function rowsOfShopifyOrder(told: unknown): { readonly customers: RecordsCustomersV1[]; readonly orders: RecordsOrdersV1[] } {
  const order = shopifyOrder.parse(told);
  const { customer, currency } = order;
  if (customer == null) return { customers: [], orders: [] };
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

  function rowOf(orderId: string, at: string, line: { sku: string; title: string; price: string }, quantity: number): RecordsOrdersV1 {
    const { sku, title: description, price: unit_price } = line;
    return { order_id: orderId, customer_id: customer?.id ?? '', ordered_at: at, sku, description, quantity, unit_price, currency };
  }
}
