import type { Reject } from '../../domain/import/reject.ts';

/** What became of one good row. */
export type RowOutcome = 'created' | 'changed' | 'unchanged' | { readonly reject: Reject };

/** A parsed row and its place in the batch. */
export interface Placed<Row> {
  readonly line: number;
  readonly row: Row;
}

/** Puts a batch of rows into the state; an answer per row, in order. */
export type ApplyRows<Row> = (rows: readonly Placed<Row>[]) => Promise<readonly RowOutcome[]>;
