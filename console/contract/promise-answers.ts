import * as z from 'zod/mini';
import { estimateShape } from './case-answers.ts';
import { customerShape } from './customer-answers.ts';

const text = z.string();
const when = z.number();

const promiseShape = z.object({
  id: text,
  kind: text,
  text,
  madeAt: when,
  dueAt: when,
  keptAt: z.optional(when),
  warnAt: when,
  moved: z.optional(z.array(z.object({ at: when, dueAt: when }))),
  warnedFor: z.optional(when),
  brokenFor: z.optional(when),
  standing: z.enum(['open', 'due-soon', 'broken', 'kept', 'kept-late']),
});
const listedShape = z.object({ customer: customerShape, promise: promiseShape });
export type ListedPromise = z.infer<typeof listedShape>;
export const promiseListShape = z.object({
  items: z.array(listedShape),
  figures: z.object({ open: z.number(), dueSoon: z.number(), broken: z.number(), inTime: z.nullable(estimateShape) }),
});
export const keptPromiseShape = z.object({ promise: promiseShape });
