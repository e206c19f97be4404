import * as z from 'zod';
import { type ImportKind, importKinds } from '../import/import-kind.ts';
import { MOST_ROWS, rowShape } from './record-rows.ts';
import { rowsOfLevelWillExpire } from './told/open-loyalty-level.ts';
import { rowsOfIdentify, rowsOfTrack } from './told/segment-call.ts';
import { rowsOfShopifyOrder } from './told/shopify-order.ts';
import type { ToldRows } from './told/told-rows.ts';

/**
 * What other systems may tell us on a bus, by `detail-type`: rows as files have them, an order and a customer in one piece, and what
 * well-known systems say in words of their own. What is not here is none of our business; the bus's rule lets no more through.
 */

const text = z.string().min(1).max(200);
const told = z.string().min(1).max(128).optional().describe('The same however often it is told; without it the bus’s own id counts.');
const row = z.record(z.string().max(200), z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]));
const rows = z.object({ rows: z.array(row).min(1).max(MOST_ROWS) });

/** An order in one piece. */
const orderPlaced = z
  .object({
    id: told,
    order_id: text,
    customer_id: z.string().min(1).max(128),
    ordered_at: z.string().min(10).max(40).describe('RFC 3339.'),
    currency: z.string().length(3).optional(),
    lines: z
      .array(
        z.object({
          sku: text,
          quantity: z.number(),
          unit_price: z.union([z.number(), z.string().max(40)]),
          description: text.optional(),
          category: text.optional(),
        }),
      )
      .min(1)
      .max(MOST_ROWS),
  })
  .describe('Somebody has ordered.');

const customerUpdated = z.object({ id: told, customer: row }).describe('What is known of a customer has changed: columns of customers.');

/** Those of a shape of our own, which we publish. */
export const incomingShapes: Readonly<Record<string, z.ZodType>> = {
  'order.placed': orderPlaced,
  'customer.updated': z.object({ id: told, customer: rowShape('customers') }).describe('What is known of a customer has changed.'),
};

const shopifyWebhook = z.object({ payload: z.unknown() });

type ReadRows = (detail: unknown) => ToldRows;

const ofWords: Readonly<Record<string, ReadRows>> = {
  'order.placed': (detail) => {
    const { order_id, customer_id, ordered_at, currency, lines } = orderPlaced.parse(detail);
    const known = { order_id, customer_id, ordered_at, ...(currency === undefined ? {} : { currency }) };
    return { orders: lines.map(({ description = null, category = null, ...line }) => ({ ...known, ...line, description, category })) };
  },
  'customer.updated': (detail) => ({ customers: [customerUpdated.parse(detail).customer] }),
  LevelWillExpire: rowsOfLevelWillExpire,
  track: rowsOfTrack,
  identify: rowsOfIdentify,
  shopifyWebhook: (detail) => rowsOfShopifyOrder(shopifyWebhook.parse(detail).payload),
};

const ofRecords = Object.fromEntries(
  importKinds.map((kind) => [`records.${kind}`, (detail: unknown): ToldRows => ({ [kind]: rows.parse(detail).rows })] as const),
);

const readers = new Map<string, ReadRows>(Object.entries({ ...ofWords, ...ofRecords }));

/** Every `detail-type` that is taken; the rule on the bus goes by the same list. */
export const incomingTypes: readonly string[] = [...readers.keys()];

/** Undefined where nobody here reads events of this type; throws a ZodError where its shape is another. */
export function rowsOfEvent(type: string, detail: unknown): readonly (readonly [ImportKind, readonly object[]])[] | undefined {
  const told = readers.get(type)?.(detail);
  // Customers first: what else is said of them needs them there.
  return told === undefined ? undefined : importKinds.flatMap((kind) => (told[kind] === undefined ? [] : [[kind, told[kind]] as const]));
}

const ids = z.object({
  id: z.string().min(1).max(128).optional().catch(undefined),
  messageId: z.string().min(1).max(128).optional().catch(undefined),
  metadata: z
    .object({ 'X-Shopify-Webhook-Id': z.string().min(1).max(128) })
    .optional()
    .catch(undefined),
});

/** By what an event is known again: what its teller calls it, or else the bus. */
export function idOfEvent(type: string, detail: unknown, given: string): string {
  const { id, messageId, metadata } = ids.safeParse(detail).data ?? {};
  return `${type}/${id ?? messageId ?? metadata?.['X-Shopify-Webhook-Id'] ?? given}`;
}
