import type { ImportKind } from '../../domain/import/import-kind.ts';
import type { RawRow, RowSource } from '../../domain/import/raw-row.ts';
import { type RejectReason, reportedValue } from '../../domain/import/reject.ts';
import { UnreadableFile } from '../../domain/import/unreadable-file.ts';
import { type CsvRecord, CsvRecords } from './csv-records.ts';
import { decodeLines } from './decode-lines.ts';
import { unpack, wholeLines } from './file-bytes.ts';
import { type ColumnMap, cellsOf, mapHeader } from './header.ts';
import { readJsonLine } from './json-records.ts';

const ROWS_LIMIT = 1_000_000;

/**
 * The rows of a file: CSV with a header, or JSON lines; UTF-8 or GB18030; as it is or gzip. Throws `UnreadableFile` where the file
 * as a whole cannot be worked with.
 */
export function readRows(bytes: AsyncIterable<Uint8Array>, kind: ImportKind, map: ColumnMap = {}): RowSource {
  const ignored = new Set<string>();
  return { rows: limited(readChunks(bytes, kind, map, ignored)), ignoredColumns: () => [...ignored] };
}

async function* readChunks(
  bytes: AsyncIterable<Uint8Array>,
  kind: ImportKind,
  map: ColumnMap,
  ignored: Set<string>,
): AsyncGenerator<RawRow[]> {
  let take: ((chunk: Buffer, last: boolean) => RawRow[]) | undefined;
  for await (const chunk of decodeLines(wholeLines(unpack(bytes)))) {
    take ??= chunk.toString('utf8', 0, 100).trimStart().startsWith('{') ? jsonTaker(kind, map, ignored) : csvTaker(kind, map, ignored);
    yield take(chunk, false);
  }
  if (take === undefined) throw new UnreadableFile('The file is empty.');
  yield take(Buffer.alloc(0), true);
}

function csvTaker(kind: ImportKind, map: ColumnMap, ignored: Set<string>) {
  const records = new CsvRecords();
  let columns: (string | undefined)[] | undefined;
  return (chunk: Buffer, last: boolean): RawRow[] => {
    const found = records.take(chunk, last);
    if (columns === undefined) {
      const header = found.shift();
      if (header === undefined) return [];
      if (!('cells' in header)) throw new UnreadableFile('The first line is not a header of comma-separated column names.');
      columns = mapHeader(kind, header.cells, map);
      for (const [index, name] of header.cells.entries()) if (columns[index] === undefined) ignored.add(name.trim());
    }
    const known = columns;
    return found.map((record) => toRow(record, known));
  };
}

function toRow(record: CsvRecord, columns: readonly (string | undefined)[]): RawRow {
  const { line } = record;
  const refuse = (value: string, reason: RejectReason): RawRow => ({
    line,
    reject: { line, column: '', value: reportedValue(value), reason },
  });
  if ('fault' in record) return refuse(record.text, record.fault);
  const surplus = record.cells.slice(columns.length).some((cell) => cell.trim() !== '');
  if (surplus || record.cells.length < columns.length) return refuse(record.cells.join(','), 'cell-count');
  return { line, cells: cellsOf(columns, record.cells) };
}

function jsonTaker(kind: ImportKind, map: ColumnMap, ignored: Set<string>) {
  let line = 0;
  return (chunk: Buffer, last: boolean): RawRow[] => {
    if (last) return [];
    const lines = chunk.toString().replace(/\n$/, '').split('\n');
    const first = line + 1;
    line += lines.length;
    return lines.flatMap((text, index) => (text.trim() === '' ? [] : [readJsonLine(kind, first + index, text, map, ignored)]));
  };
}

async function* limited(batches: AsyncIterable<RawRow[]>): AsyncGenerator<RawRow[]> {
  let rows = 0;
  for await (const batch of batches) {
    rows += batch.length;
    if (rows > ROWS_LIMIT)
      throw new UnreadableFile(
        `The file has more than ${ROWS_LIMIT.toLocaleString('en')} rows. Split it; rows already applied stay applied.`,
      );
    if (batch.length > 0) yield batch;
  }
}
