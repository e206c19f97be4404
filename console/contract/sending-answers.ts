import * as z from 'zod/mini';

const counts = z.object({ sent: z.number(), bounced: z.number(), complained: z.number() });

export const sendingShape = z.object({
  marketing: z.enum(['on', 'paused']),
  why: z.nullable(z.enum(['bounces', 'complaints', 'person'])),
  since: z.nullable(z.string()),
  pausedBy: z.nullable(z.string()),
  resumedBy: z.nullable(z.string()),
  windowDays: z.number(),
  counts,
  whenPaused: z.nullable(counts),
});
export type Sending = z.infer<typeof sendingShape>;

export const turnedShape = z.object({ marketing: z.enum(['on', 'paused']) });
