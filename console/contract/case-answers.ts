import * as z from 'zod/mini';
import { answerShape, customerShape } from './customer-answers.ts';

const text = z.string();
const maybe = z.optional(text);
const when = z.optional(z.number());

const standing = z.enum(['open', 'due-soon', 'overdue', 'closed']);
const caseFields = {
  id: text,
  kind: text,
  openedOn: text,
  closedOn: maybe,
  about: maybe,
  answer: maybe,
  asset: maybe,
  due: when,
  warnAt: when,
  openedAt: when,
  closedAt: when,
  owner: maybe,
  escalatedFor: when,
  warnedFor: when,
  lateOn: maybe,
  wellOverdueOn: maybe,
  apologisedFor: when,
  standing,
};

export const listedCaseShape = z.object({ customer: customerShape, case: z.object(caseFields) });
export type ListedCase = z.infer<typeof listedCaseShape>;

export const estimateShape = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.number() });
export type Estimate = z.infer<typeof estimateShape>;

export const caseListShape = z.object({
  items: z.array(listedCaseShape),
  figures: z.object({ open: z.number(), overdue: z.number(), inTime: z.nullable(estimateShape) }),
});

const entryShape = z.object({ at: z.number(), by: text, did: text, text: maybe });
const doneShape = z.object({ at: z.number(), by: text });

const voucherShape = z.object({
  id: text,
  code: text,
  offer: text,
  issuedOn: text,
  validUntil: text,
  reserved: z.optional(doneShape),
  redeemed: z.optional(doneShape),
});

export const caseDetailShape = z.object({
  customer: customerShape,
  case: z.object({ ...caseFields, history: z.optional(z.array(entryShape)) }),
  rev: z.number(),
  answer: z.nullable(answerShape),
  voucher: z.nullable(voucherShape),
});
export type CaseDetail = z.infer<typeof caseDetailShape>;

const caseShape = z.object({ ...caseFields, history: z.optional(z.array(entryShape)) });
export const changedCaseShape = z.object({ case: caseShape, rev: z.number() });
const voucherFields = { voucher: voucherShape, state: z.enum(['issued', 'reserved', 'redeemed', 'expired']) };
export const foundVoucherShape = z.object({ customer: text, ...voucherFields });
export const movedVoucherShape = z.object(voucherFields);
