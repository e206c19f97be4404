import * as z from 'zod/mini';
import { customerShape } from './customer-answers.ts';

const text = z.string();

export const homeShape = z.object({
  today: text,
  deadLetters: z.nullable(z.number()),
  refusedEvents: z.number(),
  webhooksOff: z.array(text),
  reviews: z.array(z.object({ id: text, name: z.optional(text), by: text, at: z.number() })),
  recalls: z.array(z.object({ id: text, by: text, safety: z.boolean() })),
  cases: z.object({ open: z.number(), overdue: z.number() }),
  promises: z.object({ broken: z.number(), dueSoon: z.number() }),
  imports: z.array(z.object({ id: text, fileName: text, failed: z.boolean(), rejected: z.number() })),
});
export type Home = z.infer<typeof homeShape>;

export const quietShape = z.object({ items: z.array(z.object({ customer: customerShape, since: text })), more: z.number() });
export type Quiet = z.infer<typeof quietShape>;

export const retentionShape = z.object({
  today: text,
  surveyedFrom: text,
  kept: z.number(),
  silent: z.number(),
  about: z.boolean(),
});

const firstStep = z.object({
  what: z.enum(['domain', 'forgery', 'sandbox', 'company', 'customers', 'campaign']),
  state: z.enum(['done', 'waiting', 'open', 'unknown']),
});
export type FirstStep = z.infer<typeof firstStep>;
export const firstStepsShape = z.object({ steps: z.array(firstStep) });

export const weekShape = z.object({
  today: text,
  live: z.number(),
  days: z.array(text),
  campaigns: z.array(
    z.object({
      campaign: text,
      name: z.optional(text),
      sentToday: z.number(),
      incompleteToday: z.number(),
      days: z.array(z.number()),
      cut: z.boolean(),
      about: z.boolean(),
    }),
  ),
});
export type Week = z.infer<typeof weekShape>;
