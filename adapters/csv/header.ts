import { type ImportKind, importColumns, isColumnOf } from '../../domain/import/import-kind.ts';
import type { Cells } from '../../domain/import/raw-row.ts';
import { UnreadableFile } from '../../domain/import/unreadable-file.ts';

/** By the file's own header: our column. */
export type ColumnMap = Readonly<Record<string, string>>;

const COLUMN_LIMIT = 200;

/** Our column for each of the file's, undefined where nothing is read from it. Refuses a header that cannot be worked with. */
export function mapHeader(kind: ImportKind, headers: readonly string[], map: ColumnMap): (string | undefined)[] {
  if (headers.length > COLUMN_LIMIT) throw new UnreadableFile(`The file has ${headers.length} columns; at most ${COLUMN_LIMIT} are read.`);
  if (headers.some((header) => header.includes('\0')))
    throw new UnreadableFile('The file is not a text file. Save it as "CSV UTF-8" and bring it in again.');
  const names = headers.map((header) => header.trim());
  checkMap(kind, names, map);
  const columns = names.map((name) => columnOf(kind, name, map));
  const twice = columns.find((column, index) => column !== undefined && columns.indexOf(column) !== index);
  if (twice !== undefined) throw new UnreadableFile(`Two columns of the file are ${twice}. Rename one, or map the one that you mean.`);
  const missing = importColumns[kind].required.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw new UnreadableFile(
      `The file has no column ${missing.join(', ')}. Its columns are: ${names.join(', ').slice(0, 500)}. ` +
        `Rename them, or map them (for example --map ${names[0] ?? 'Header'}=${missing[0] ?? ''}).`,
    );
  return columns;
}

function checkMap(kind: ImportKind, names: readonly string[], map: ColumnMap): void {
  for (const [header, column] of Object.entries(map)) {
    if (!isColumnOf(kind, column))
      throw new UnreadableFile(`${kind} have no column ${column.slice(0, 80)} (mapped from ${header.slice(0, 80)}).`);
    if (names.length > 0 && !names.includes(header))
      throw new UnreadableFile(`The file has no column ${header.slice(0, 80)} (mapped to ${column}).`);
  }
}

/** A mapped header means that column only; another header that happens to bear its name gives way to the map. */
export function columnOf(kind: ImportKind, name: string, map: ColumnMap): string | undefined {
  const mapped = Object.hasOwn(map, name) ? map[name] : undefined;
  if (mapped !== undefined) return mapped;
  return isColumnOf(kind, name) && !Object.values(map).includes(name) ? name : undefined;
}

/** The cells that say something, by our columns. */
export function cellsOf(columns: readonly (string | undefined)[], values: readonly string[]): Cells {
  const cells: Record<string, string> = Object.create(null);
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index];
    const value = values[index];
    if (column !== undefined && value !== undefined && value.trim() !== '') cells[column] = value;
  }
  return cells;
}
