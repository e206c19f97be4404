import * as z from 'zod/mini';
import { customerShape } from './customer-answers.ts';

const side = z.enum(['kept', 'other']);
export type Side = z.infer<typeof side>;
const consent = z.enum(['yes', 'unknown', 'no', 'withdrawn']);
const field = z.object({ field: z.string(), kept: z.optional(z.string()), other: z.optional(z.string()), side, conflict: z.boolean() });
export type FieldPair = z.infer<typeof field>;

export const joinPreviewShape = z.object({
  kept: customerShape,
  other: customerShape,
  fields: z.array(field),
  consents: z.array(z.object({ channel: z.enum(['email', 'sms']), kept: consent, other: consent, joined: consent })),
  holdings: z.array(z.object({ what: z.string(), kept: z.number(), other: z.number(), both: z.number() })),
  notes: z.array(z.string()),
  seen: z.string(),
});
export type JoinPreview = z.infer<typeof joinPreviewShape>;

export const joinedShape = z.object({ kept: z.string(), other: z.string(), state: z.enum(['done', 'more', 'busy']) });
