import * as z from 'zod';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import type { RawRow } from '../../domain/import/raw-row.ts';
import { type RejectReason, reportedValue } from '../../domain/import/reject.ts';
import { ROW_LIMIT } from './file-bytes.ts';
import { type ColumnMap, columnOf } from './header.ts';

const COLUMN_LIMIT = 200;
const object = z.record(z.string().max(200), z.unknown());
const scalar = z.union([
  z.string(),
  z.number().refine((value) => !Number.isInteger(value) || Number.isSafeInteger(value)),
  z.boolean(),
  z.null(),
]);

/** One line of JSON lines: the same names, values as text, number or flag. */
export function readJsonLine(kind: ImportKind, line: number, text: string, map: ColumnMap, ignored: Set<string>): RawRow {
  const refuse = (column: string, value: string, reason: RejectReason): RawRow => ({
    line,
    reject: { line, column, value: reportedValue(value), reason },
  });
  if (Buffer.byteLength(text) > ROW_LIMIT) return refuse('', text, 'too-long');
  const parsed = object.safeParse(parseJson(text));
  if (!parsed.success) return refuse('', text, 'malformed-json');
  const entries = Object.entries(parsed.data);
  if (entries.length > COLUMN_LIMIT) return refuse('', text, 'cell-count');
  const cells: Record<string, string> = Object.create(null);
  for (const [name, given] of entries) {
    const column = columnOf(kind, name, map);
    if (column === undefined) {
      if (ignored.size < COLUMN_LIMIT) ignored.add(name);
      continue;
    }
    const value = scalar.safeParse(given);
    if (!value.success) return refuse(column, JSON.stringify(given), 'unknown-value');
    const cell = asText(column, value.data);
    if (cell.trim() !== '') cells[column] = cell;
  }
  return { line, cells };
}

/** The same for a row that came as an object. */
export const readJsonRow = (kind: ImportKind, line: number, row: unknown, ignored: Set<string>): RawRow =>
  readJsonLine(kind, line, JSON.stringify(row) ?? '', {}, ignored);

function asText(column: string, value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return column.includes('.') ? String(value) : value ? 'yes' : 'no';
  return String(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
