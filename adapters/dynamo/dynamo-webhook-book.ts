import * as z from 'zod';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { type Webhook, type WebhookDelivery, webhookTypes } from '../../domain/webhooks/webhook.ts';
import type { WebhookBook } from '../../workflows/webhooks/webhook-book.ts';
import { count, id, instant, type StoredAs, short } from './items/fields.ts';
import { type Key, queryAll, type Table } from './table.ts';

const stored: StoredAs<Webhook> = z.object({
  id: short,
  name: short,
  url: z.string().max(2048),
  types: z.array(z.enum(webhookTypes)).max(100).readonly(),
  state: z.enum(['on', 'paused', 'off']),
  secret: count,
  formerUntil: instant.optional(),
  createdBy: short,
  createdAt: instant,
  deliveredAt: instant.optional(),
  failingSince: instant.optional(),
} satisfies Record<keyof Webhook, z.ZodType>);

const storedDelivery: StoredAs<WebhookDelivery> = z.object({
  id,
  message: short,
  type: short,
  at: instant,
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: count,
  triedAt: instant.optional(),
  status: count.optional(),
  fault: short.optional(),
  body: z.string().max(300_000).optional(),
} satisfies Record<keyof WebhookDelivery, z.ZodType>);

const WEBHOOKS = 'WEBHOOKS';
/** Long enough to send again what an address that was given up missed. */
const REMEMBERED = 14 * DAY;
const placeOf = (webhook: string): Key => ({ pk: WEBHOOKS, sk: encodeURIComponent(webhook) });
const logOf = (webhook: string): string => `WEBHOOK#${encodeURIComponent(webhook)}`;
const there = { present: 'pk' } as const;

/** Items `WEBHOOKS` / `<id>`, and of what was sent to each `WEBHOOK#<id>` / `<time>#<message>`, for 14 days. */
export function dynamoWebhookBook(table: Table): WebhookBook {
  const read = ({ event, ...item }: Readonly<Record<string, unknown>>) => storedDelivery.parse({ ...item, type: event });
  return {
    async list() {
      const all = [];
      for await (const item of queryAll(table, { partition: WEBHOOKS, consistent: true })) all.push(stored.parse(item));
      return all;
    },
    async get(webhook) {
      const item = await table.get(placeOf(webhook), { consistent: true });
      return item === undefined ? undefined : stored.parse(item);
    },
    create: (webhook) => table.put({ ...placeOf(webhook.id), type: 'WEBHOOK', ...stored.parse(webhook) }, { absent: 'pk' }),
    async setState(webhook, state) {
      const remove = state === 'on' ? ['failingSince'] : [];
      return (await table.update(placeOf(webhook), { set: { state }, remove }, there)) !== undefined;
    },
    async rotate({ id: webhook, secret }, formerUntil) {
      return (
        (await table.update(placeOf(webhook), { set: { formerUntil, secret: secret + 1 } }, { equals: ['secret', secret] })) !== undefined
      );
    },
    remove: (webhook) => table.remove(placeOf(webhook), there),
    async noteTaken(webhook, at) {
      await table.update(placeOf(webhook), { set: { deliveredAt: at }, remove: ['failingSince'] }, there);
    },
    async noteFailed(webhook, at) {
      const first = await table.update(placeOf(webhook), { set: { failingSince: at } }, { allOf: [there, { absent: 'failingSince' }] });
      if (first !== undefined) return at;
      const item = await table.get(placeOf(webhook), { consistent: true });
      return item === undefined ? at : (stored.parse(item).failingSince ?? at);
    },

    async open(webhook, delivery) {
      const { type: event, ...rest } = storedDelivery.parse(delivery);
      const expiresAt = Math.ceil((delivery.at + REMEMBERED) / 1000);
      return await table.put({ pk: logOf(webhook), sk: delivery.id, type: 'DELIVERY', event, ...rest, expiresAt }, { absent: 'pk' });
    },
    async delivery(webhook, sk) {
      const item = await table.get({ pk: logOf(webhook), sk }, { consistent: true });
      return item === undefined ? undefined : read(item);
    },
    async settle(webhook, sk, tried) {
      const gone = [...(tried.status === undefined ? ['status'] : []), ...(tried.fault === undefined ? ['fault'] : [])];
      // What it said of a customer is kept no longer than it is needed.
      const remove = tried.state === 'delivered' ? [...gone, 'body'] : gone;
      await table.update({ pk: logOf(webhook), sk }, { set: { ...tried }, remove }, there);
    },
    async deliveries(webhook, limit) {
      const { items } = await table.query({ partition: logOf(webhook), descending: true, limit });
      return items.map(read);
    },
  };
}
