import * as z from 'zod/mini';

/** What only a laptop answers: `/local/…`. In AWS these are not there, and the console hides what hangs on them. */

/** Epoch milliseconds, or RFC 3339. */
const instantShape = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((value) => (typeof value === 'number' ? value : Date.parse(value))),
);

const maybe = z.optional(z.nullable(z.string()));

const inboxItemShape = z.object({
  id: z.string(),
  at: instantShape,
  channel: z.enum(['email', 'sms']),
  to: z.string(),
  subject: maybe,
  text: maybe,
  customer: maybe,
  inbound: z.optional(z.nullable(z.boolean())),
  campaign: maybe,
  key: maybe,
  cost: z.optional(z.nullable(z.number())),
});
export type InboxItem = z.infer<typeof inboxItemShape>;
export const inboxShape = z.object({ items: z.array(inboxItemShape), next: z.optional(z.nullable(z.string())), total: z.number() });

export const letterShape = z.object({
  at: instantShape,
  channel: z.optional(z.enum(['email', 'sms'])),
  from: maybe,
  to: z.string(),
  subject: maybe,
  html: maybe,
  text: maybe,
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  segments: z.optional(z.nullable(z.number())),
  inbound: z.optional(z.nullable(z.boolean())),
  cost: z.optional(z.nullable(z.number())),
  customer: maybe,
  campaign: maybe,
});
export type Letter = z.infer<typeof letterShape>;

export const clockShape = z.object({
  now: instantShape,
  busy: z.boolean(),
  from: z.optional(z.nullable(instantShape)),
  to: z.optional(z.nullable(instantShape)),
  progress: z.optional(z.nullable(z.number())),
  ticks: z.optional(z.nullable(z.number())),
  sent: z.optional(z.nullable(z.number())),
  /** Why the last run ended early. */
  error: maybe,
});
export type ClockState = z.infer<typeof clockShape>;

const billShape = z.object({
  counts: z.record(z.string(), z.number()),
  dollars: z.record(z.string(), z.number()),
  engineDollars: z.number(),
  messagingDollars: z.number(),
});
export const costsShape = z.object({
  prices: z.object({ asOf: z.string(), region: z.string() }),
  total: billShape,
  functions: z.record(z.string(), billShape),
  messages: z.number(),
  perMessage: z.optional(z.object({ dollarsPerMillion: z.number() })),
  /** A month. */
  stored: z.object({ bytes: z.number(), dollars: z.number() }),
});
export type Costs = z.infer<typeof costsShape>;
