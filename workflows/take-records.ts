import { type ImportTables, importContext } from '../domain/import/import-context.ts';
import type { ImportKind } from '../domain/import/import-kind.ts';
import type { RawRow } from '../domain/import/raw-row.ts';
import type { Reject } from '../domain/import/reject.ts';
import type { CampaignLibrary } from './campaign-library.ts';
import type { Clock } from './clock.ts';
import { type ImportReport, importRecords } from './import-records.ts';
import type { ImportPorts } from './imports/import-ports.ts';

export interface TakeServices {
  readonly clock: Clock;
  readonly ports: ImportPorts;
  readonly library: Pick<CampaignLibrary, 'settings'>;
  readonly tables: ImportTables;
  readonly readRow: (kind: ImportKind, line: number, row: unknown, ignored: Set<string>) => RawRow;
}

export interface Taken extends ImportReport {
  readonly rejects: readonly Reject[];
}

/** Rows that another system sends, taken as those of a file: each good one once, however often it comes. */
export async function takeRecords(services: TakeServices, kind: ImportKind, rows: readonly unknown[]): Promise<Taken> {
  const { clock, ports, library, tables, readRow } = services;
  const ignored = new Set<string>();
  const raw = rows.map((row, n) => readRow(kind, n + 1, row, ignored));
  const rejects: Reject[] = [];
  const report = await importRecords(ports, {
    kind,
    source: { rows: once(raw), ignoredColumns: () => [...ignored] },
    context: importContext(await library.settings(), tables, clock.now()),
    onRejects: async (lot) => void rejects.push(...lot),
  });
  return { ...report, rejects };
}

async function* once(rows: readonly RawRow[]): AsyncGenerator<readonly RawRow[]> {
  yield rows;
}
