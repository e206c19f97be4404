import * as z from 'zod/mini';

const text = z.string();
const instant = z.number();

const webhookShape = z.object({
  id: text,
  name: text,
  url: text,
  types: z.array(text),
  state: z.enum(['on', 'paused', 'off']),
  deliveredAt: z.optional(instant),
  failingSince: z.optional(instant),
  formerUntil: z.optional(instant),
});
export type WebhookLine = z.infer<typeof webhookShape>;

export const webhooksShape = z.object({ items: z.array(webhookShape), types: z.array(text) });

/** The one answer that holds a secret. */
export const secretShape = z.object({ id: text, signingSecret: text, formerUntil: z.optional(instant) });
export type ShownSecret = z.infer<typeof secretShape>;

export const deliveriesShape = z.object({
  items: z.array(
    z.object({
      id: text,
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
