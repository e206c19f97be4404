import * as z from 'zod';
import type { Row, ToldRows } from './told-rows.ts';

const text = z.string().min(1).max(200);
const scalar = z.union([z.string().max(10_000), z.number(), z.boolean()]);
const values = z.record(z.string().max(200), z.unknown()).default({});
const call = z.object({
  userId: z.string().min(1).max(128).nullish(),
  messageId: z.string().min(1).max(128),
  timestamp: z.string().min(10).max(40),
});
const track = call.extend({ event: text, properties: values });
const identify = call.extend({ traits: values });
const completed = z.object({
  order_id: z.union([text, z.number()]),
  currency: z.string().max(3).optional(),
  products: z
    .array(
      z.object({
        sku: text,
        name: text.optional(),
        category: text.optional(),
        price: z.number(),
        quantity: z.number().default(1),
      }),
    )
    .min(1)
    .max(500),
});

/** Somebody who has not signed in is no customer yet. */
const nobody: ToldRows = {};

/** A Segment-like track call: `Order Completed` is an order, anything else a dated fact of the company's own, called after the event. */
export function rowsOfTrack(told: unknown): ToldRows {
  const { userId: customer_id, event, timestamp, messageId, properties } = track.parse(told);
  if (customer_id == null) return nobody;
  if (event === 'Order Completed') {
    const { order_id, currency, products } = completed.parse(properties);
    const orders = products.map(({ sku, name, category, price, quantity }) => ({
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
    return { orders };
  }
  const kind = `track.${event.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.slice(0, 64);
  return { facts: [{ customer_id, kind, subject: messageId, date: timestamp.slice(0, 10), ...scalarsOf(properties, 'value.') }] };
}

/** Traits that Segment itself names, and the column that each is. */
const columns: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  locale: 'locale',
  timezone: 'time_zone',
  birthday: 'born_on',
};
const address = z.object({ country: z.string().length(2) });

/** A Segment-like identify call: who somebody is. It gives no consent, whatever its traits are called. */
export function rowsOfIdentify(told: unknown): ToldRows {
  const { userId: customer_id, traits } = identify.parse(told);
  if (customer_id == null) return nobody;
  const { firstName, lastName, birthday, address: where, ...others } = traits;
  const named = [firstName, lastName].filter((part) => typeof part === 'string' && part !== '').join(' ');
  const country = address.safeParse(where).data?.country;
  const row: Row = {
    customer_id,
    ...(named === '' ? {} : { name: named }),
    ...(typeof birthday === 'string' ? { born_on: birthday.slice(0, 10) } : {}),
    ...(country === undefined ? {} : { country }),
    ...Object.fromEntries(Object.entries(scalarsOf(others, '')).map(([name, value]) => [columns[name] ?? `attr.${name}`, value])),
  };
  return { customers: [row] };
}

const scalarsOf = (given: Readonly<Record<string, unknown>>, prefix: string): Row =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const read = scalar.safeParse(value);
      return read.success ? [[`${prefix}${name}`, read.data] as const] : [];
    }),
  );
