import type { Reject } from './reject.ts';

/** The cells of one row by our column names; blank cells are left out. */
export type Cells = Readonly<Record<string, string>>;

/** A row of a file: its cells, or why it could not be read. */
export type RawRow = { readonly line: number; readonly cells: Cells } | { readonly line: number; readonly reject: Reject };

/** Rows in batches, so that a million of them do not cost a million turns of the event loop. */
export interface RowSource {
  readonly rows: AsyncIterable<readonly RawRow[]>;
  /** Columns of the file that nothing is read from; complete once `rows` has ended. */
  ignoredColumns(): readonly string[];
}
