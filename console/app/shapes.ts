import * as z from 'zod/mini';
import { standingShape } from './programme/standing-shape.ts';

/** What the API answers, as far as the console shows it. */

const text = z.string();
const maybe = z.optional(text);
const values = z.record(text, z.unknown());

/** Epoch milliseconds; the local routes may also say RFC 3339. */
const instant = z.pipe(
  z.union([z.number(), text]),
  z.transform((value) => (typeof value === 'number' ? value : Date.parse(value))),
);

export const customerShape = z.object({
  id: text,
  name: maybe,
  email: maybe,
  phone: maybe,
  locale: maybe,
  timeZone: text,
  zoneCandidates: z.optional(z.array(text)),
  country: maybe,
  bornOn: maybe,
  joinedOn: maybe,
  householdId: maybe,
  credit: maybe,
  tone: maybe,
  creditLog: z.optional(z.array(z.object({ at: z.number(), standing: text, reason: maybe }))),
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
  lines: z.array(z.object({ sku: text, description: maybe, category: text, quantity: text, unitPrice: text })),
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
  supersededOn: maybe,
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
  membership: z.optional(z.object({ tier: text, endsOn: text })),
  usage: z.optional(z.nullable(z.object({ class: text, provisional: z.boolean() }))),
  assets: z.array(assetShape),
  facts: z.array(factShape),
  orders: z.array(orderShape),
  ...standingShape.shape,
});
export type CustomerDetail = z.infer<typeof customerDetailShape>;

const messageShape = z.object({
  key: text,
  campaign: text,
  step: text,
  subject: text,
  date: text,
  channel: z.nullable(z.enum(['email', 'sms'])),
  state: text,
  reason: maybe,
  values: z.optional(values),
});
const answerShape = z.object({
  id: text,
  campaign: text,
  perceived: z.optional(z.number()),
  expected: z.optional(z.number()),
  satisfied: z.optional(z.boolean()),
  comment: maybe,
});
const bookingShape = z.object({ id: text, status: z.enum(['booked', 'cancelled']), visitAt: instant, sequence: z.number() });
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
]);
export type TimelineEntry = z.infer<typeof entryShape>;
export const timelineShape = z.object({
  status: z.object({ now: text, changes: z.array(z.object({ on: text, from: text, to: text })) }),
  items: z.array(entryShape),
  more: z.number(),
});

const explainedStepShape = z.object({
  step: text,
  subject: text,
  occasion: text,
  sendAt: text,
  verdict: text,
  expected: maybe,
  channel: z.optional(z.nullable(text)),
  at: maybe,
  why: text,
});
export type ExplainedStep = z.infer<typeof explainedStepShape>;
export const explanationShape = z.object({
  live: z.boolean(),
  lines: z.array(explainedStepShape),
  next: z.optional(z.object({ step: text, occasion: text, sendAt: text })),
});
export type Explanation = z.infer<typeof explanationShape>;

const stepShape = z.object({ id: text, offsetDays: z.number(), channels: z.array(text), send: z.enum(['first', 'each']), at: maybe });
const campaignShape = z.object({
  id: text,
  version: z.number(),
  class: z.enum(['marketing', 'service', 'safety']),
  fact: text,
  steps: z.array(stepShape),
  live: z.boolean(),
  approved: z.boolean(),
});
export const campaignListShape = z.object({ items: z.array(campaignShape) });

export const settingsShape = z.object({
  rev: z.number(),
  settings: z.looseObject({ sendAt: text, company: z.looseObject({ name: text, timeZone: text, locale: text, currency: text }) }),
});

const countsShape = z.object({ read: z.number(), created: z.number(), changed: z.number(), unchanged: z.number(), rejected: z.number() });
export const importShape = z.object({
  id: text,
  kind: text,
  fileName: text,
  state: z.enum(['uploading', 'running', 'done', 'failed', 'undoing', 'undone']),
  startedAt: instant,
  endedAt: z.optional(instant),
  counts: countsShape,
  problem: maybe,
  dry: z.optional(z.boolean()),
  log: z.optional(z.object({ changes: z.number() })),
  undo: z.optional(z.object({ by: text, at: instant, removed: z.number(), restored: z.number(), left: z.number() })),
});
export type ImportRecord = z.infer<typeof importShape>;
export const undoPreviewShape = z.object({
  created: z.number(),
  changed: z.number(),
  consents: z.number(),
  untouched: z.number(),
  of: z.number(),
});
export const leftShape = z.object({ items: z.array(z.object({ customer: text, type: text, id: text })) });
export const importListShape = z.object({ items: z.array(importShape) });
export const newImportShape = z.object({ id: text, uploadUrl: text, method: text });
export const rejectsShape = z.object({ items: z.array(z.object({ line: z.number(), column: text, value: text, reason: text })) });
export type RejectedRow = z.infer<typeof rejectsShape>['items'][number];

export const anything = z.unknown();
export { instant as instantShape };
