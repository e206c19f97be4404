import type { Instant } from '../domain/calendar/calendar-date.ts';
import type { ImportKind } from '../domain/import/import-kind.ts';
import type { LoggedChange } from './imports/import-log.ts';

export type ImportState = 'uploading' | 'running' | 'done' | 'failed' | 'undoing' | 'undone';

export interface ImportCounts {
  readonly read: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
}

/** One file and what came of it. Item `IMPORT` at `IMPORTS` / `<id>`. */
export interface ImportRecord {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  /** File header → column name of ours. */
  readonly map: Readonly<Record<string, string>>;
  readonly state: ImportState;
  readonly startedAt: Instant;
  readonly endedAt?: Instant | undefined;
  readonly counts: ImportCounts;
  /** Columns of the file that nothing was read from; known once the file is read. */
  readonly ignoredColumns?: readonly string[] | undefined;
  /** One sentence, where `failed`. */
  readonly problem?: string | undefined;
  /** Tried out: nothing was written. */
  readonly dry?: boolean | undefined;
  /** What stood there before, in so many parts in the bucket; kept as long as the file. */
  readonly log?: { readonly parts: number; readonly changes: number } | undefined;
  readonly undo?: ImportUndo | undefined;
}

/** An import that is taken back, and how far. */
export interface ImportUndo {
  readonly by: string;
  readonly at: Instant;
  readonly endedAt?: Instant | undefined;
  readonly removed: number;
  readonly restored: number;
  /** Changed by somebody else since, or something else hangs on it: not touched. */
  readonly left: number;
}

export interface LeftRecord {
  readonly customer: string;
  readonly type: string;
  readonly id: string;
}

export interface RejectedRow {
  readonly line: number;
  readonly column: string;
  /** Cut at 80 characters. */
  readonly value: string;
  readonly reason: string;
}

/** What makes `import-records` take an import back, instead of a file. */
export const undoKey = (id: string): string => `imports/undo/${id}/undo.json`;

/** Where files are handed in and their reports are kept. */
export interface ImportShelf {
  /** Writes the record; false where the id is taken. */
  create(record: ImportRecord): Promise<boolean>;
  /** Newest first. */
  list(limit: number): Promise<readonly ImportRecord[]>;
  get(id: string): Promise<ImportRecord | undefined>;
  rejects(id: string, limit: number): Promise<readonly RejectedRow[]>;
  put(record: ImportRecord): Promise<void>;
  /** A part of what an import changed. */
  changes(id: string, part: number): Promise<readonly LoggedChange[]>;
  /** What an undo did not touch. */
  left(id: string, limit: number): Promise<readonly LeftRecord[]>;
  /** Where the browser may PUT the file, for 15 minutes. */
  uploadUrl(key: string): Promise<string>;
  /** Hands a file of our own in. */
  handIn(key: string, text: string): Promise<void>;
}

export const importKey = (record: Pick<ImportRecord, 'id' | 'kind' | 'fileName'>): string =>
  `imports/${record.kind}/${record.id}/${record.fileName}`;
