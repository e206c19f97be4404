import * as z from 'zod/mini';
import { customerShape, messageShape } from './customer-answers.ts';

const text = z.string();

/** A recall as it is asked for, and as it stands. */
const planFields = {
  id: text,
  model: text,
  serialFrom: text,
  serialTo: text,
  reason: text,
  safety: z.boolean(),
  startsOn: text,
};
export const recallPlanShape = z.object(planFields);

export const headsShape = z.object({ items: z.array(z.object({ ...planFields, at: z.number() })) });

const lineShape = z.object({
  customer: customerShape,
  product: text,
  serial: z.optional(text),
  asset: text,
  firstTold: z.optional(z.number()),
  acknowledgedOn: z.optional(text),
  byPost: z.boolean(),
  route: z.object({ kind: z.enum(['home-visit', 'workshop', 'call']), km: z.optional(z.number()), workshop: z.optional(text) }),
  missing: z.array(text),
  notices: z.array(messageShape),
  closedOn: z.optional(text),
});
export type RecallLine = z.infer<typeof lineShape>;

const count = z.number();
const draftFields = {
  ...planFields,
  state: z.enum(['waiting', 'approved', 'withdrawn']),
  askedBy: text,
  askedAt: count,
  decidedBy: z.optional(text),
  decidedAt: z.optional(count),
  importId: text,
};
export const draftShape = z.object(draftFields);
const askedShape = z.object({ ...draftFields, begun: z.boolean(), mayApprove: z.boolean(), mayWithdraw: z.boolean() });
export type RecallDraftLine = z.infer<typeof askedShape>;
export const draftsShape = z.object({ mayAsk: z.boolean(), earliest: text, items: z.array(askedShape) });

export const reachShape = z.object({
  products: count,
  owners: count,
  byLetter: count,
  complete: z.boolean(),
  noticesLive: z.boolean(),
  first: z.array(customerShape),
});
export const recallShape = z.object({
  steps: z.array(text),
  figures: z.object({ owners: count, told: count, acknowledged: count, byPost: count, closed: count }),
  items: z.array(lineShape),
});
