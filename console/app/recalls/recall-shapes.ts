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
export const recallShape = z.object({
  figures: z.object({ owners: count, told: count, acknowledged: count, byPost: count, closed: count }),
  items: z.array(lineShape),
});
