import * as z from 'zod/mini';

const text = z.string();
const number = z.number();

const broadcastFields = {
  id: text,
  campaign: text,
  to: z.discriminatedUnion('kind', [z.object({ kind: z.literal('everybody') }), z.object({ kind: z.literal('owners'), model: text })]),
  perHour: number,
  state: z.enum(['running', 'paused', 'done', 'cancelled']),
  startedAt: number,
  step: text,
  date: text,
  by: text,
  goesOnSince: number,
};
export const broadcastShape = z.object(broadcastFields);
const underWayShape = z.object({ ...broadcastFields, segments: number, segmentsDone: number, looked: number, queued: number });
export type BroadcastLine = z.infer<typeof underWayShape>;
export const broadcastsShape = z.object({ items: z.array(underWayShape) });

export const previewShape = z.object({ looked: number, meant: number, complete: z.boolean() });
