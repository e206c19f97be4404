import * as z from 'zod/mini';

const number = z.number();
const text = z.string();

const figures = {
  decided: number,
  sent: number,
  delivered: number,
  bounced: number,
  complained: number,
  failed: number,
  covered: number,
  heldBack: number,
  opened: number,
  machine: number,
  clicked: number,
  answered: number,
  booked: number,
  redeemed: number,
  goal: number,
  ordered: number,
  revenue: number,
  left: number,
};
const figuresShape = z.object({ ...figures, reasons: z.record(text, number) });
export type Figures = z.infer<typeof figuresShape>;

const group = z.object({ n: number, reached: number, revenue: number });
const interval = z.object({ low: number, high: number });
const atAnyLook = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('too-early'), needed: number }),
  z.object({ kind: z.enum(['more', 'fewer', 'not-shown']), difference: number, interval }),
]);
const verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-comparison') }),
  z.object({ kind: z.literal('too-early'), needed: number }),
  z.object({ kind: z.enum(['more', 'fewer', 'not-shown']), difference: number, interval }),
]);

export const resultsShape = z.object({
  id: text,
  from: text,
  to: text,
  currency: text,
  goal: z.object({ by: text, days: number }),
  rows: z.array(z.object({ ...figuresShape.shape, step: text, channel: z.nullable(text) })),
  total: figuresShape,
  lift: z.object({ by: z.enum(['order', 'tier']), asked: group, holdout: group, before: text, verdict }),
  variants: z.array(
    z.object({
      step: text,
      before: text,
      variants: z.array(z.object({ variant: text, n: number, reached: number, verdict: z.optional(atAnyLook) })),
    }),
  ),
  why: z.array(z.object({ reason: text, count: number, why: text })),
});
export type Results = z.infer<typeof resultsShape>;
