import { CsvError, parse } from 'csv-parse/sync';
import type { RejectReason } from '../../domain/import/reject.ts';
import { ROW_LIMIT } from './file-bytes.ts';

export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly text: string; readonly fault: RejectReason };

const NEWLINE = 0x0a;
const SMALL_WINDOW = 4096;

/**
 * Cuts lines of CSV into records, and finds its feet again after a quote that is never closed: only the line on which it stands is
 * lost. After a fault the parser is given small windows, so that a file full of faults costs no more than its length.
 */
export class CsvRecords {
  #pending: Buffer = Buffer.alloc(0);
  #line = 1;
  #window = Number.POSITIVE_INFINITY;
  #width: number | undefined;

  /** The records that end in these whole lines; the last call says so. */
  take(lines: Buffer, last: boolean): CsvRecord[] {
    this.#pending = this.#pending.length === 0 ? lines : Buffer.concat([this.#pending, lines]);
    const found: CsvRecord[] = [];
    while (this.#pending.length > 0) {
      const size = endOfLine(this.#pending, Math.min(this.#window, this.#pending.length));
      const whole = size === this.#pending.length;
      const open = this.#parse(this.#pending.subarray(0, size), found);
      if (open === undefined) this.#window *= 2;
      else if (open === 'more' && this.#pending.length <= ROW_LIMIT && whole) {
        if (!last) return found;
        found.push(this.#firstLine());
      } else if (open === 'more' && size <= ROW_LIMIT && !whole) this.#window = Math.max(SMALL_WINDOW, size) * 2;
      else {
        found.push(this.#firstLine());
        this.#window = SMALL_WINDOW;
      }
    }
    return found;
  }

  /** Takes what parses off `pending`. Says what stopped it: a quote still open at the end, or a fault. */
  #parse(window: Buffer, found: CsvRecord[]): 'more' | 'fault' | undefined {
    let done = 0;
    let stop: 'fault' | undefined;
    const onRecord = (cells: string[], { bytes }: { bytes: number }) => {
      if (stop !== undefined) return null;
      const start = afterBlankLines(window, done);
      const height = countLines(window, start, bytes);
      this.#width ??= cells.length;
      if (height > 1 && cells.length !== this.#width) stop = 'fault';
      else {
        const line = this.#line + countLines(window, done, start);
        found.push(bytes - start > ROW_LIMIT ? { line, text: cells[0] ?? '', fault: 'too-long' } : { line, cells });
        this.#line += countLines(window, done, bytes);
        done = bytes;
      }
      return null;
    };
    const failure = parseStrictly(window, onRecord);
    const rest = failure === undefined && stop === undefined ? window.length : afterBlankLines(window, done);
    this.#line += countLines(window, done, rest);
    this.#pending = this.#pending.subarray(rest);
    return stop ?? failure;
  }

  /** The first pending line by itself: one record after all where quotes merely stand inside a cell. */
  #firstLine(): CsvRecord {
    const end = endOfLine(this.#pending, 1);
    const bytes = this.#pending.subarray(0, end);
    this.#pending = this.#pending.subarray(end);
    const line = this.#line++;
    if (bytes.length > ROW_LIMIT) return { line, text: bytes.toString('utf8', 0, 400), fault: 'too-long' };
    const cells = parseLoosely(bytes);
    this.#width ??= cells?.length;
    if (cells !== undefined && cells.length === this.#width) return { line, cells };
    return { line, text: bytes.toString('utf8', 0, 400).trimEnd(), fault: 'unclosed-quote' };
  }
}

const options = { record_delimiter: ['\r\n', '\n'], relax_column_count: true, skip_empty_lines: true };

function parseStrictly(bytes: Buffer, onRecord: (cells: string[], info: { bytes: number }) => null): 'more' | 'fault' | undefined {
  try {
    parse(bytes, { ...options, on_record: onRecord });
    return undefined;
  } catch (error) {
    if (error instanceof CsvError) return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'more' : 'fault';
    throw error;
  }
}

function parseLoosely(line: Buffer): string[] | undefined {
  try {
    const records: string[][] = parse(line, { ...options, relax_quotes: true });
    return records.length === 1 ? records[0] : undefined;
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/** Where the line ends in which byte `size` - 1 stands. */
function endOfLine(bytes: Buffer, size: number): number {
  const end = bytes.indexOf(NEWLINE, size - 1);
  return end < 0 ? bytes.length : end + 1;
}

function afterBlankLines(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === NEWLINE || (bytes[at] === 0x0d && bytes[at + 1] === NEWLINE)) at++;
  return at;
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE, from); at >= 0 && at < to; at = bytes.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}
