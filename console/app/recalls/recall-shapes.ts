import * as z from 'zod/mini';
import { customerShape } from '../shapes.ts';

const text = z.string();

export const headsShape = z.object({
  items: z.array(z.object({ id: text, model: text, reason: text, safety: z.boolean(), startsOn: text })),
});

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
  closedOn: z.optional(text),
});
export type RecallLine = z.infer<typeof lineShape>;

const count = z.number();
const draftShape = z.object({
  id: text,
  model: text,
  serialFrom: text,
  serialTo: text,
  reason: text,
  safety: z.boolean(),
  startsOn: text,
  state: z.enum(['waiting', 'approved', 'withdrawn']),
  askedBy: text,
  askedAt: count,
  decidedBy: z.optional(text),
  decidedAt: z.optional(count),
  begun: z.boolean(),
  mayApprove: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type RecallDraftLine = z.infer<typeof draftShape>;
export const draftsShape = z.object({ mayAsk: z.boolean(), earliest: text, items: z.array(draftShape) });

export const reachShape = z.object({
  products: count,
  owners: count,
  byLetter: count,
  complete: z.boolean(),
  noticesLive: z.boolean(),
  first: z.array(customerShape),
});
export const recallShape = z.object({
  figures: z.object({ owners: count, told: count, acknowledged: count, byPost: count, closed: count }),
  items: z.array(lineShape),
});
