import * as z from 'zod';
import { type ImportKind, importColumns } from '../import/import-kind.ts';

/** Rows of one request. */
export const MOST_ROWS = 500;

const cell = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);

/** A row as files and the API take it: the columns of interfaces.md. What a cell has to hold is checked row by row, and reported. */
export function rowShape(kind: ImportKind): z.ZodType<Readonly<Record<string, unknown>>> {
  const { required, optional, open } = importColumns[kind];
  const columns = Object.fromEntries([
    ...required.map((name) => [name, cell] as const),
    ...optional.map((name) => [name, cell.optional()] as const),
  ]);
  const row = z.strictObject(columns).describe(`A row of ${kind}.`);
  return open === undefined ? row : row.catchall(cell).describe(`A row of ${kind}; ${open}<name> for anything else.`);
}
