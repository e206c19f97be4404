import * as z from 'zod/mini';
import { customerStatuses } from '../../domain/classes/customer-status.ts';
import { usageClasses } from '../../domain/classes/usage-class.ts';
import { customerShape } from './customer-answers.ts';

const text = z.string();
const next = z.nullable(text);

export const endingsShape = z.object({ within: z.array(z.object({ days: z.number(), ending: z.number() })), cut: z.boolean() });

export const memberPageShape = z.object({
  looked: z.number(),
  tiers: z.array(z.object({ tier: text, members: z.number(), ending: z.array(z.number()) })),
  days: z.array(z.number()),
  next,
});
export type MemberPage = z.infer<typeof memberPageShape>;

export const tierPageShape = z.object({
  looked: z.number(),
  members: z.number(),
  moves: z.array(z.object({ from: text, to: text, count: z.number() })),
  affected: z.array(z.object({ customer: customerShape, from: text, to: text, points: text })),
  next,
});
export type TierPage = z.infer<typeof tierPageShape>;

export const bondsShape = z.object({
  levels: z.array(z.object({ level: z.literal([1, 2, 3]), campaigns: z.array(text) })),
  untagged: z.array(text),
  moneyOnly: z.nullable(z.number()),
});

export const reportsPageShape = z.object({
  looked: z.number(),
  reports: z.array(z.object({ customer: text, model: text, text, on: text })),
  listed: z.array(text),
  next,
});

export const surprisePageShape = z.object({
  looked: z.number(),
  candidates: z.array(z.object({ customer: customerShape, kept: z.object({ what: z.enum(['promise', 'delivery']), on: text, text }) })),
  gifts: z.array(z.object({ name: text, cost: z.number() })),
  next,
});
export type Candidate = z.infer<typeof surprisePageShape>['candidates'][number];

export const surpriseMonthShape = z.object({
  month: text,
  count: z.number(),
  spent: z.number(),
  budgetPerMonth: z.number(),
  mostEach: z.number(),
  daysApart: z.number(),
  currency: text,
  given: z.array(z.object({ customer: text, on: text, gift: text, cost: z.number(), by: text })),
});

const offerFigures = { spent: z.nullable(z.number()), couldCome: z.nullable(z.number()), budget: z.nullable(z.number()) };
export const offersShape = z.object({
  month: text,
  months: z.array(text),
  currency: text,
  offers: z.array(
    z.object({
      offer: z.enum(['free-repair', 'surprise']),
      issued: z.number(),
      redeemed: z.number(),
      open: z.number(),
      expired: z.number(),
      ...offerFigures,
    }),
  ),
  sum: z.object(offerFigures),
  cut: z.boolean(),
});
export type OfferReport = z.infer<typeof offersShape>;

export const silencePageShape = z.object({
  today: text,
  looked: z.number(),
  customers: z.number(),
  oneTime: z.number(),
  cycles: z.array(
    z.object({
      day: text,
      category: text,
      days: z.number(),
      source: z.enum(['setting', 'category', 'learnt', 'fallback']),
      gaps: z.number(),
    }),
  ),
  lapsed: z.array(z.object({ customer: customerShape, since: text, lastOrderOn: text })),
  trails: z.array(
    z.object({
      arm: z.enum(['asked', 'holdout']),
      sent: z.boolean(),
      on: text,
      answer: z.optional(z.enum(['satisfied', 'dissatisfied'])),
      voucher: z.optional(z.enum(['issued', 'redeemed'])),
      orderDays: z.array(text),
    }),
  ),
  standing: z.array(
    z.object({
      status: z.enum(customerStatuses),
      usage: z.nullable(z.object({ class: z.enum(usageClasses), by: z.enum(['file', 'orders']), provisional: z.boolean() })),
      value: z.nullable(text),
    }),
  ),
  repairCost: z.nullable(z.number()),
  currency: text,
  next,
});
export type SilencePage = z.infer<typeof silencePageShape>;
