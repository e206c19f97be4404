import * as z from 'zod/mini';
import { standingShape } from './standing-shape.ts';

/** What the API answers, as far as the console shows it. */

const text = z.string();
const maybe = z.optional(text);
const values = z.record(text, z.unknown());

/** Epoch milliseconds. */
const instant = z.number();

export const customerShape = z.object({
  id: text,
  kind: z.enum(['person', 'organisation']),
  name: maybe,
  email: maybe,
  phone: maybe,
  locale: maybe,
  timeZone: text,
  zoneCandidates: z.optional(z.array(text)),
  country: maybe,
  bornOn: maybe,
  bornCalendar: maybe,
  joinedOn: maybe,
  householdId: maybe,
  credit: maybe,
  creditSince: z.optional(z.number()),
  preferredChannel: maybe,
  tone: maybe,
  creditLog: z.optional(z.array(z.object({ id: text, at: z.number(), standing: text, reason: maybe }))),
  attributes: z.record(text, text),
});
export type Customer = z.infer<typeof customerShape>;
export const customerListShape = z.object({ items: z.array(customerShape), next: z.nullable(text) });

const channelShape = z.object({ consent: z.enum(['yes', 'unknown', 'no', 'withdrawn']), suppressed: maybe });
const orderShape = z.object({
  id: text,
  at: instant,
  day: text,
  deliveredOn: maybe,
  lines: z.array(
    z.object({
      sku: text,
      ordinal: z.number(),
      description: maybe,
      category: text,
      quantity: text,
      unitPrice: text,
      unitCost: maybe,
      deliveredOn: maybe,
      refundOf: maybe,
    }),
  ),
});
export type Order = z.infer<typeof orderShape>;
const assetShape = z.object({
  id: text,
  name: maybe,
  model: maybe,
  category: maybe,
  serial: maybe,
  purchasedOn: maybe,
  purchasedIn: maybe,
  installedOn: maybe,
  warrantyEndsOn: maybe,
  status: text,
  endedOn: maybe,
  supersededOn: maybe,
  userUnknown: z.optional(z.boolean()),
});
const factShape = z.object({ kind: text, subject: text, date: text, next: text, years: z.optional(z.number()), values });
export type FactToCome = z.infer<typeof factShape>;

export const customerDetailShape = z.object({
  customer: customerShape,
  today: text,
  choices: z.object({
    email: channelShape,
    sms: channelShape,
    pausedUntil: maybe,
    lessOften: z.optional(z.boolean()),
    withoutCampaigns: z.optional(z.array(text)),
    openCases: z.optional(z.array(text)),
  }),
  membership: z.optional(z.looseObject({ tier: text, endsOn: text })),
  summary: z.record(text, z.unknown()),
  cycle: z.record(text, z.unknown()),
  cases: z.array(z.record(text, z.unknown())),
  usage: z.optional(z.nullable(z.object({ class: text, by: z.enum(['file', 'orders']), provisional: z.boolean() }))),
  assets: z.array(assetShape),
  facts: z.array(factShape),
  orders: z.array(orderShape),
  ...standingShape.shape,
});
export type CustomerDetail = z.infer<typeof customerDetailShape>;

export const messageShape = z.object({
  key: text,
  campaign: text,
  version: z.number(),
  class: z.enum(['marketing', 'service', 'safety']),
  step: text,
  variant: maybe,
  subject: text,
  date: text,
  due: instant,
  at: instant,
  timeZone: text,
  channel: z.nullable(z.enum(['email', 'sms'])),
  state: text,
  reason: maybe,
  attempt: z.optional(z.number()),
  providerId: maybe,
  values: z.optional(values),
  deliveredAt: z.optional(instant),
  bounce: z.optional(z.enum(['hard', 'soft'])),
  engagement: z.optional(values),
  ordered: z.optional(values),
  tierKept: z.optional(z.boolean()),
  leftOn: maybe,
  redeemedOn: maybe,
});
export const answerShape = z.object({
  id: text,
  campaign: text,
  at: instant,
  day: text,
  product: maybe,
  tier: maybe,
  goal: z.optional(values),
  posts: z.optional(z.array(instant)),
  factors: z.optional(values),
  nps: z.optional(z.number()),
  csat: z.optional(z.number()),
  ces: z.optional(z.number()),
  texts: z.optional(z.record(text, text)),
  perceived: z.optional(z.number()),
  expected: z.optional(z.number()),
  satisfied: z.optional(z.boolean()),
  comment: maybe,
});
export const bookingShape = z.object({
  id: text,
  status: z.enum(['booked', 'cancelled']),
  visitAt: instant,
  minutes: z.number(),
  sequence: z.number(),
  at: instant,
  day: text,
  goal: z.optional(values),
});
const proofShape = z.object({
  n: z.number(),
  at: instant,
  source: text,
  by: text,
  wording: text,
  hash: text,
  change: z.object({
    email: maybe,
    sms: maybe,
    pausedUntil: z.optional(z.nullable(text)),
    lessOften: z.optional(z.boolean()),
    withoutCampaigns: z.optional(z.array(text)),
    quietHours: z.optional(z.nullable(z.object({ from: text, to: text }))),
  }),
});
export type Proof = z.infer<typeof proofShape>;
const entryShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    at: instant,
    outcome: z.enum(['sent', 'skipped', 'failed', 'covered']),
    why: text,
    message: messageShape,
  }),
  z.object({ kind: z.literal('order'), at: instant, order: orderShape }),
  z.object({ kind: z.literal('answer'), at: instant, answer: answerShape }),
  z.object({ kind: z.literal('booking'), at: instant, booking: bookingShape }),
  z.object({ kind: z.literal('case'), at: instant, case: z.object({ id: text, kind: text, openedOn: text, closedOn: maybe }) }),
  z.object({ kind: z.literal('consent'), at: instant, proof: proofShape }),
  z.object({ kind: z.literal('product'), at: instant, asset: assetShape }),
  z.object({ kind: z.literal('tier'), at: instant, from: text, to: text, endsOn: text }),
]);
export type TimelineEntry = z.infer<typeof entryShape>;
export const timelineShape = z.object({
  status: z.object({ now: text, changes: z.array(z.object({ on: text, from: text, to: text })) }),
  /** Every proof of a consent is there, and as it was written. */
  proven: z.boolean(),
  items: z.array(entryShape),
  more: z.number(),
});
export const sentMessageShape = z.object({ channel: z.enum(['email', 'sms']), subject: text, html: text, text });

const explainedStepShape = z.object({
  step: text,
  subject: text,
  occasion: text,
  sendAt: text,
  verdict: text,
  expected: maybe,
  reason: maybe,
  values: z.optional(values),
  channel: z.optional(z.nullable(text)),
  at: maybe,
  why: text,
});
export type ExplainedStep = z.infer<typeof explainedStepShape>;
export const explanationShape = z.object({
  customer: text,
  campaign: text,
  on: text,
  timeZone: text,
  live: z.boolean(),
  lines: z.array(explainedStepShape),
  next: z.optional(z.object({ step: text, subject: text, occasion: text, sendAt: text })),
});
export type Explanation = z.infer<typeof explanationShape>;

export const correctedShape = z.object({ customer: customerShape });
export const exportShape = z.object({ customer: text, exportedAt: text, items: z.array(z.unknown()) });
export const receiptShape = z.object({ customer: text, items: z.number(), at: text });

const serviceShape = z.object({ id: text, assetId: text, at: instant, day: text, kind: text, fault: maybe, outcome: maybe });
const heldShape = z.object({ customer: text, from: maybe, until: maybe });
export const historyShape = z.object({
  id: text,
  owners: z.array(z.object({ ...heldShape.shape, person: z.optional(customerShape) })),
  current: z.nullable(text),
  conflicts: z.array(text),
  service: z.array(serviceShape),
});
