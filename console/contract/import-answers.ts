import * as z from 'zod/mini';

const text = z.string();
const countsShape = z.object({ read: z.number(), created: z.number(), changed: z.number(), unchanged: z.number(), rejected: z.number() });

export const importShape = z.object({
  id: text,
  kind: text,
  fileName: text,
  map: z.record(text, text),
  state: z.enum(['uploading', 'running', 'done', 'failed', 'undoing', 'undone']),
  startedAt: z.number(),
  endedAt: z.optional(z.number()),
  counts: countsShape,
  ignoredColumns: z.optional(z.array(text)),
  problem: z.optional(text),
  dry: z.optional(z.boolean()),
  log: z.optional(z.object({ parts: z.number(), changes: z.number() })),
  undo: z.optional(
    z.object({ by: text, at: z.number(), endedAt: z.optional(z.number()), removed: z.number(), restored: z.number(), left: z.number() }),
  ),
});
export type ImportRecord = z.infer<typeof importShape>;
export const importListShape = z.object({ items: z.array(importShape) });
export const newImportShape = z.object({ id: text, uploadUrl: text, method: text });

const rejectedRow = z.object({ line: z.number(), column: text, value: text, reason: text });
export type RejectedRow = z.infer<typeof rejectedRow>;
export const rejectsShape = z.object({ items: z.array(rejectedRow) });
export const undoPreviewShape = z.object({
  created: z.number(),
  changed: z.number(),
  consents: z.number(),
  untouched: z.number(),
  of: z.number(),
});
export const leftShape = z.object({ items: z.array(z.object({ customer: text, type: text, id: text })) });
/** What became of rows that another system sent. */
export const takenShape = z.object({ ...countsShape.shape, ignoredColumns: z.array(text), rejects: z.array(rejectedRow) });

export const refusedEventsShape = z.object({
  items: z.array(z.object({ id: text, source: text, type: text, at: z.number(), reasons: z.array(text) })),
});
