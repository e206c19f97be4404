import * as z from 'zod/mini';
import type { BusEventType } from '../../domain/bus/bus-events.ts';

const text = z.string();
const instant = z.number();
const types = z.array(z.enum(['case.due-soon', 'case.overdue', 'promise.due-soon', 'promise.broken'] satisfies BusEventType[]));

const webhookFields = {
  id: text,
  name: text,
  url: text,
  types,
  state: z.enum(['on', 'paused', 'off']),
  /** Which of its secrets, by number. */
  secret: z.number(),
  createdBy: text,
  createdAt: instant,
  deliveredAt: z.optional(instant),
  failingSince: z.optional(instant),
  formerUntil: z.optional(instant),
};
const webhookShape = z.object(webhookFields);
export type WebhookLine = z.infer<typeof webhookShape>;

export const webhooksShape = z.object({ items: z.array(webhookShape), types });

/** The one answer that holds a secret. */
export const secretShape = z.object({ id: text, signingSecret: text, formerUntil: z.optional(instant) });
export type ShownSecret = z.infer<typeof secretShape>;

export const deliveriesShape = z.object({
  items: z.array(
    z.object({
      id: text,
      message: text,
      type: text,
      at: instant,
      state: z.enum(['waiting', 'delivered', 'failed']),
      attempts: z.number(),
      triedAt: z.optional(instant),
      status: z.optional(z.number()),
      fault: z.optional(text),
    }),
  ),
});
export type DeliveryLine = z.infer<typeof deliveriesShape>['items'][number];

export const newWebhookShape = z.object({ ...webhookFields, signingSecret: text });
export const turnedShape = z.object({ id: text, state: z.enum(['on', 'paused']) });
