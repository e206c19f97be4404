import * as z from 'zod/mini';

const text = z.string();
const maybe = z.optional(text);
/** What the newest delivery says that says anything of it. */
const said = <T extends z.core.$ZodType>(value: T) => z.object({ value, by: text, on: text });

/** What the customer pane shows of tiers and points. */
export const standingShape = z.object({
  owner: z.nullable(z.object({ name: text })),
  refills: z.array(
    z.object({
      sku: text,
      runsOutOn: maybe,
      lastFill: z.object({ value: text, by: text, on: text }),
      heads: z.optional(said(z.number())),
      container: z.optional(said(text)),
      payday: z.optional(said(z.number())),
      perDay: z.optional(z.object({ amount: text, source: z.enum(['said', 'learnt']), deliveries: z.number(), perHead: maybe })),
      contradictions: z.array(z.enum(['heads', 'container', 'payday', 'usePerHeadPerDay'])),
      stock: z.array(z.object({ delivery: text, batchOn: maybe, quantity: text })),
      sideService: text,
      servedOn: maybe,
      toCollect: z.array(z.object({ delivery: text, on: text })),
    }),
  ),
  forecast: z.optional(
    z.object({
      on: text,
      pointsNow: text,
      pointsThen: text,
      tier: text,
      heldBackBy: maybe,
      direction: z.enum(['up', 'same', 'down']),
      next: z.optional(z.object({ tier: text, missing: text })),
    }),
  ),
  points: z.array(z.object({ source: text, id: text, day: text, earned: text, takenBack: text, left: text, countsUntil: text })),
});
export type Standing = z.infer<typeof standingShape>;
