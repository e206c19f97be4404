import { type ImportTables, importContext } from '../domain/import/import-context.ts';
import type { ImportKind } from '../domain/import/import-kind.ts';
import type { RowSource } from '../domain/import/raw-row.ts';
import type { Reject } from '../domain/import/reject.ts';
import { UnreadableFile } from '../domain/import/unreadable-file.ts';
import type { CampaignLibrary } from './campaign-library.ts';
import type { Clock } from './clock.ts';
import { importRecords } from './import-records.ts';
import type { ImportRecord } from './import-shelf.ts';
import { DRY_ROWS, dryPorts } from './imports/dry-ports.ts';
import type { ImportBook } from './imports/import-book.ts';
import { type LoggedChange, loggedPorts } from './imports/import-log.ts';
import type { ImportPorts } from './imports/import-ports.ts';

/** The bucket that files are handed in by. */
export interface ImportFiles {
  readRows(key: string, kind: ImportKind, map: ImportRecord['map']): Promise<RowSource>;
  /** Takes the rejected rows of an import one lot after the other; `close` makes the report readable. */
  openReport(id: string): { write(rejects: readonly Reject[]): void; close(): Promise<void> };
  /** A part of what the import changes, as it stood before. */
  writeLog(id: string, part: number, changes: readonly LoggedChange[]): Promise<void>;
}

export interface RunImportServices {
  readonly clock: Clock;
  readonly ports: ImportPorts;
  readonly book: ImportBook;
  readonly files: ImportFiles;
  readonly library: Pick<CampaignLibrary, 'settings'>;
  readonly tables: ImportTables;
}

const PROGRESS_EVERY = 1000;
const NOTHING_YET = { read: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };

/**
 * Brings in one file that was handed in, keeps its progress in the book, and leaves its rejected rows in the report. A file that has
 * been brought in already is left alone; one that was cut short is simply read again.
 */
export async function runImport(
  services: RunImportServices,
  file: { readonly key: string; readonly kind: ImportKind; readonly id: string; readonly fileName: string },
): Promise<void> {
  const { clock, book, files } = services;
  const { id, kind, fileName } = file;
  const known = await book.get(id);
  if (known?.state === 'done' || known?.state === 'undoing' || known?.state === 'undone') return;
  let record: ImportRecord = {
    ...(known ?? { id, kind, fileName, map: {}, startedAt: clock.now() }),
    state: 'running',
    counts: NOTHING_YET,
    problem: undefined,
  };
  await book.put(record);
  try {
    const settings = await services.library.settings();
    const report = files.openReport(id);
    let told = clock.now();
    const note = async (changes: readonly LoggedChange[]) => {
      const { parts, changes: before } = record.log ?? { parts: 0, changes: 0 };
      record = { ...record, log: { parts: parts + 1, changes: before + changes.length } };
      // The book first: a part that nobody knows of would not be taken back.
      await book.put(record);
      await files.writeLog(id, parts + 1, changes);
    };
    const dry = record.dry === true;
    const rows = await files.readRows(file.key, kind, record.map);
    const { ignoredColumns, ...counts } = await importRecords(dry ? dryPorts(services.ports) : loggedPorts(services.ports, id, note), {
      kind,
      source: dry ? atMost(DRY_ROWS, rows) : rows,
      context: importContext(settings, services.tables, clock.now()),
      onRejects: async (rejects) => report.write(rejects),
      async onProgress(soFar) {
        if (clock.now() - told < PROGRESS_EVERY) return;
        told = clock.now();
        record = { ...record, counts: { ...soFar } };
        await book.put(record);
      },
    });
    await report.close();
    await book.put({ ...record, state: 'done', counts, ignoredColumns, endedAt: clock.now() });
  } catch (error) {
    const unreadable = error instanceof UnreadableFile;
    const problem = unreadable ? error.message : 'The import was cut short. What it had done stays; bring the file in again to finish it.';
    await book.put({ ...record, state: 'failed', problem, endedAt: clock.now() });
    if (!unreadable) throw error;
  }
}

function atMost(most: number, source: RowSource): RowSource {
  return {
    ...source,
    rows: (async function* () {
      let left = most;
      for await (const batch of source.rows) {
        yield batch.slice(0, left);
        left -= batch.length;
        if (left <= 0) return;
      }
    })(),
  };
}
