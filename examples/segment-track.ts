import * as z from 'zod';
import type { RecordsFactsV1, RecordsOrdersV1 } from '../schemas/events.d.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const track = z.object({
  type: z.literal('track'),
  messageId: z.string().min(1).max(128),
  userId: z.string().min(1),
  event: z.string().min(1).max(200),
  timestamp: z.string().min(10),
  properties: z.record(z.string(), z.unknown()).default({}),
});
const completed = z.object({
  order_id: z.string().min(1),
  currency: z.string().optional(),
  products: z
    .array(
      z.object({
        sku: z.string().min(1),
        name: z.string().optional(),
        category: z.string().optional(),
        price: z.number(),
        quantity: z.number().default(1),
      }),
    )
    .min(1),
});

/** A Segment-like track call: `Order Completed` is an order, anything else a dated fact of the company's own, called after the event. */
export function rowsOfTrack(
  told: unknown,
): { readonly kind: 'orders'; readonly rows: RecordsOrdersV1[] } | { readonly kind: 'facts'; readonly rows: RecordsFactsV1[] } {
  const { userId: customer_id, event, timestamp, messageId, properties } = track.parse(told);
  if (event === 'Order Completed') {
    const { order_id, currency, products } = completed.parse(properties);
    const rows = products.map(({ sku, name, category, price, quantity }) => ({
      order_id,
      customer_id,
      ordered_at: timestamp,
      sku,
      quantity,
      unit_price: price,
      ...(name === undefined ? {} : { description: name }),
      ...(category === undefined ? {} : { category }),
      ...(currency === undefined ? {} : { currency }),
    }));
    return { kind: 'orders', rows };
  }
  const values = Object.entries(properties).flatMap(([name, value]) =>
    scalar.safeParse(value).success ? [[`value.${name}`, scalar.parse(value)] as const] : [],
  );
  const kind = `track.${event.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.slice(0, 64);
  return { kind: 'facts', rows: [{ customer_id, kind, subject: messageId, date: timestamp.slice(0, 10), ...Object.fromEntries(values) }] };
}
