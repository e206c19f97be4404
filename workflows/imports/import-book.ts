import type { ImportRecord } from '../import-shelf.ts';

/** What is known of each import: its progress and what came of it. */
export interface ImportBook {
  /** false where the id is taken. */
  create(record: ImportRecord): Promise<boolean>;
  get(id: string): Promise<ImportRecord | undefined>;
  put(record: ImportRecord): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<readonly ImportRecord[]>;
}
