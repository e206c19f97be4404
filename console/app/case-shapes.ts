import * as z from 'zod/mini';
import { customerShape } from './shapes.ts';

const text = z.string();
const maybe = z.optional(text);
const when = z.optional(z.number());

const standing = z.enum(['open', 'due-soon', 'overdue', 'closed']);
const caseFields = { id: text, kind: text, openedOn: text, closedOn: maybe, about: maybe, due: when, owner: maybe, standing };

export const listedCaseShape = z.object({ customer: customerShape, case: z.object(caseFields) });
export type ListedCase = z.infer<typeof listedCaseShape>;

export const estimateShape = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.number() });
export type Estimate = z.infer<typeof estimateShape>;

export const caseListShape = z.object({
  items: z.array(listedCaseShape),
  figures: z.object({ open: z.number(), overdue: z.number(), inTime: z.nullable(estimateShape) }),
});

const entryShape = z.object({ at: z.number(), by: text, did: text, text: maybe });
const answerShape = z.object({
  day: text,
  perceived: z.optional(z.number()),
  expected: z.optional(z.number()),
  satisfied: z.optional(z.boolean()),
  comment: maybe,
  product: maybe,
});
const doneShape = z.object({ at: z.number(), by: text });

export const caseDetailShape = z.object({
  customer: customerShape,
  case: z.object({ ...caseFields, history: z.optional(z.array(entryShape)) }),
  rev: z.number(),
  answer: z.nullable(answerShape),
  voucher: z.nullable(z.object({ code: text, validUntil: text, reserved: z.optional(doneShape), redeemed: z.optional(doneShape) })),
});
export type CaseDetail = z.infer<typeof caseDetailShape>;

export const newCaseShape = z.object({ id: text });
