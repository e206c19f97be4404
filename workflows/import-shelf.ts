import type { Instant } from '../domain/calendar/calendar-date.ts';
import type { ImportKind } from '../domain/import/import-kind.ts';

export type ImportState = 'uploading' | 'running' | 'done' | 'failed';

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
}

export interface RejectedRow {
  readonly line: number;
  readonly column: string;
  /** Cut at 80 characters. */
  readonly value: string;
  readonly reason: string;
}

/** Where files are handed in and their reports are kept. */
export interface ImportShelf {
  /** Writes the record; false where the id is taken. */
  create(record: ImportRecord): Promise<boolean>;
  /** Newest first. */
  list(limit: number): Promise<readonly ImportRecord[]>;
  get(id: string): Promise<ImportRecord | undefined>;
  rejects(id: string, limit: number): Promise<readonly RejectedRow[]>;
  /** Where the browser may PUT the file, for 15 minutes. */
  uploadUrl(key: string): Promise<string>;
  /** Hands a file of our own in. */
  handIn(key: string, text: string): Promise<void>;
}

export const importKey = (record: Pick<ImportRecord, 'id' | 'kind' | 'fileName'>): string =>
  `imports/${record.kind}/${record.id}/${record.fileName}`;
