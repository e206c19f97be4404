import * as z from 'zod';
import { importKinds } from '../../../domain/import/import-kind.ts';
import type { ImportRecord, ImportUndo } from '../../../workflows/import-shelf.ts';
import type { Item, Key } from '../table.ts';
import { count, instant, jsonText, type StoredAs, short } from './fields.ts';

const names = z.array(z.string().max(70_000)).max(200);

const undo = z.object({
  by: short,
  at: instant,
  endedAt: instant.optional(),
  removed: count,
  restored: count,
  left: count,
} satisfies Record<keyof ImportUndo, z.ZodType>);

export const storedImport: StoredAs<ImportRecord> = z.object({
  id: z.string().max(64),
  kind: z.enum(importKinds),
  fileName: z.string().max(1024),
  map: jsonText(z.record(z.string().max(200), z.string().max(200)).readonly()),
  state: z.enum(['uploading', 'running', 'done', 'failed', 'undoing', 'undone']),
  startedAt: instant,
  endedAt: instant.optional(),
  counts: z.object({ read: count, created: count, changed: count, unchanged: count, rejected: count }),
  problem: z.string().max(2000).optional(),
  dry: z.boolean().optional(),
  log: z.object({ parts: count, changes: count }).optional(),
  undo: jsonText(undo).optional(),
  ignoredColumns: jsonText(names.readonly()).optional(),
} satisfies Record<keyof ImportRecord, z.ZodType>);

export const importItemKey = (id: string): Key => ({ pk: 'IMPORTS', sk: encodeURIComponent(id) });

export const importItem = (record: ImportRecord): Item => ({
  ...importItemKey(record.id),
  type: 'IMPORT',
  ...z.encode(storedImport, record),
});

export const readImport = (item: Item): ImportRecord => z.decode(storedImport, item);
