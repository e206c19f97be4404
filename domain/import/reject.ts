/** Why a row was not taken, the closed list of docs/import.md. */
export const rejectReasons = [
  'missing',
  'malformed-id',
  'malformed-date',
  'malformed-time',
  'future-date',
  'unknown-time-zone',
  'unknown-country',
  'unknown-language',
  'malformed-email',
  'malformed-phone',
  'not-a-number',
  'out-of-range',
  'too-long',
  'bad-characters',
  'bad-encoding',
  'unknown-value',
  'other-currency',
  'unknown-customer',
  'unknown-asset',
  'erased',
  'cell-count',
  'unclosed-quote',
  'malformed-json',
  'too-many-lines',
] as const;

export type RejectReason = (typeof rejectReasons)[number];

/** One row that was not taken. */
export interface Reject {
  /** Line of the file on which the row begins, from 1; the header is line 1. */
  readonly line: number;
  /** Our name of the column; empty where the row as a whole is at fault. */
  readonly column: string;
  /** At most `VALUE_LIMIT` characters. */
  readonly value: string;
  readonly reason: RejectReason;
}

export const VALUE_LIMIT = 80;

const UNREADABLE = /[\0\p{Cs}]/gu;

/** What a report shows of a cell: cut, and free of what no text file can hold. */
export function reportedValue(text: string): string {
  const cut =
    text.length <= VALUE_LIMIT
      ? text
      : Array.from(text.slice(0, VALUE_LIMIT * 2))
          .slice(0, VALUE_LIMIT)
          .join('');
  return cut.replace(UNREADABLE, '\uFFFD');
}

/** Thrown while a row is parsed; never leaves `domain/import` and the workflow. */
export class RowFault extends Error {
  constructor(
    readonly column: string,
    readonly value: string,
    readonly reason: RejectReason,
  ) {
    super(`${column}: ${reason}`);
    this.name = 'RowFault';
  }

  at(line: number): Reject {
    return { line, column: this.column, value: reportedValue(this.value), reason: this.reason };
  }
}
