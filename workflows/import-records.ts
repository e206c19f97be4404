import type { ImportContext } from '../domain/import/import-context.ts';
import type { ImportKind } from '../domain/import/import-kind.ts';
import { type ParsedRow, parseRow } from '../domain/import/parse-row.ts';
import type { RowSource } from '../domain/import/raw-row.ts';
import type { Reject } from '../domain/import/reject.ts';
import { applyRows } from './imports/apply-rows.ts';
import type { ImportPorts } from './imports/import-ports.ts';
import type { Placed } from './imports/row-outcome.ts';

/** Rows of the file: an order's lines count one by one. */
export interface RowCounts {
  readonly read: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export interface ImportReport extends RowCounts {
  /** Columns of the file that nothing was read from. */
  readonly ignoredColumns: readonly string[];
}

export interface ImportJob {
  readonly kind: ImportKind;
  readonly source: RowSource;
  readonly context: ImportContext;
  /** Rejected rows as they are met, in small lots. */
  onRejects(rejects: readonly Reject[]): Promise<void>;
  onProgress?(counts: RowCounts): Promise<void>;
}

/** Rows held before they are applied. Orders' lines gather in as few writes as memory allows. */
const HELD_ROWS = { orders: 20_000, others: 2000 };

/**
 * Applies each good row once, however often it runs, and reports the others. After a crash it may simply run again. Rejects with
 * `UnreadableFile` where the file as a whole cannot be worked with.
 */
export async function importRecords(ports: ImportPorts, job: ImportJob): Promise<ImportReport> {
  const counts = { read: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };
  const apply = applyRows(job.kind, ports, job.context);
  const most = job.kind === 'orders' ? HELD_ROWS.orders : HELD_ROWS.others;
  let held: Placed<ParsedRow>[] = [];

  const reject = async (rejects: readonly Reject[]) => {
    counts.rejected += rejects.length;
    if (rejects.length > 0) await job.onRejects(rejects);
  };
  const flush = async () => {
    const rejects: Reject[] = [];
    for (const outcome of await apply(held)) {
      if (typeof outcome === 'string') counts[outcome]++;
      else rejects.push(outcome.reject);
    }
    held = [];
    await reject(rejects);
  };

  for await (const batch of job.source.rows) {
    const rejects: Reject[] = [];
    for (const raw of batch) {
      const result = parseRow(job.kind, raw, job.context);
      if ('reject' in result) rejects.push(result.reject);
      else held.push(result);
    }
    counts.read += batch.length;
    await reject(rejects);
    if (held.length >= most) await flush();
    await job.onProgress?.(counts);
  }
  await flush();
  await job.onProgress?.(counts);
  return { ...counts, ignoredColumns: job.source.ignoredColumns() };
}
