import type { ColumnMap } from '../../adapters/csv/header.ts';
import { readRows } from '../../adapters/csv/read-rows.ts';
import { parsePhone } from '../../adapters/phones/parse-phone.ts';
import { isCountry, zoneAtlas } from '../../adapters/zones/zone-atlas.ts';
import { type ImportContext, importContext } from '../../domain/import/import-context.ts';
import type { ImportKind } from '../../domain/import/import-kind.ts';
import type { Reject } from '../../domain/import/reject.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { type ImportReport, importRecords } from '../../workflows/import-records.ts';
import type { FakeState } from './fake-records.ts';

/** 2026-11-21, noon in London. */
export const importedAt = Date.parse('2026-11-21T12:00:00Z');

export const anImportContext = (now: number | undefined = importedAt): ImportContext =>
  importContext(defaultSettings, { atlas: zoneAtlas, isCountry, parsePhone }, now);

export async function* bytesOf(data: string | Uint8Array, chunk = 1 << 16): AsyncGenerator<Uint8Array> {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}

/** Imports a file's text into a state. */
export async function importText(
  state: Pick<FakeState, 'ports'>,
  kind: ImportKind,
  data: string | Uint8Array,
  options: { map?: ColumnMap; context?: ImportContext; chunk?: number } = {},
): Promise<{ report: ImportReport; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const report = await importRecords(state.ports, {
    kind,
    source: readRows(bytesOf(data, options.chunk), kind, options.map),
    context: options.context ?? anImportContext(),
    onRejects: async (lot) => void rejects.push(...lot),
  });
  return { report, rejects };
}
