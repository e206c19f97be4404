import Big from 'big.js';
import { Temporal } from 'temporal-polyfill/full';
import { type CalendarDate, type Instant, parseCalendarDate } from '../calendar/calendar-date.ts';
import { isTimeZone, parseInstant } from '../calendar/zoned-time.ts';
import { type ImportContext, latestDayAt } from './import-context.ts';
import type { Cells } from './raw-row.ts';
import { RowFault } from './reject.ts';

const NEVER_TEXT = /[\0\p{Cs}]/u;
const NOT_PRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
const DECIMAL = /^[+-]?(?:\d{1,15}(?:\.\d{0,10})?|\.\d{1,10})$/;
export const ID_LIMIT = 128;

/** Any text as it stands. NUL and lone surrogates are no text; U+FFFD is what decoding leaves of bytes in another encoding. */
export function readText(cells: Cells, column: string, limit: number): string | undefined {
  const text = cells[column];
  if (text === undefined) return undefined;
  if (text.length > limit) throw new RowFault(column, text, 'too-long');
  if (NEVER_TEXT.test(text)) throw new RowFault(column, text, 'bad-characters');
  if (text.includes('\uFFFD')) throw new RowFault(column, text, 'bad-encoding');
  return text;
}

export function need<T>(value: T | undefined, column: string): T {
  if (value === undefined) throw new RowFault(column, '', 'missing');
  return value;
}

/** 1–128 printable characters, exactly as they stand in the file. */
export function readId(cells: Cells, column: string): string | undefined {
  const id = readText(cells, column, ID_LIMIT);
  if (id !== undefined && NOT_PRINTABLE.test(id)) throw new RowFault(column, id, 'malformed-id');
  return id;
}

const readCode = (cells: Cells, column: string): string | undefined => readText(cells, column, 200)?.trim();

export function readOneOf<T extends string>(cells: Cells, column: string, allowed: readonly T[]): T | undefined {
  const text = readCode(cells, column);
  if (text === undefined) return undefined;
  const found = allowed.find((one) => one === text.toLowerCase());
  if (found === undefined) throw new RowFault(column, text, 'unknown-value');
  return found;
}

export function readDate(cells: Cells, column: string): CalendarDate | undefined {
  const text = readCode(cells, column);
  if (text === undefined) return undefined;
  const date = parseCalendarDate(text);
  if (date === undefined) throw new RowFault(column, text, 'malformed-date');
  return date;
}

/** A date that cannot lie after today anywhere. */
export function readPastDate(cells: Cells, column: string, context: ImportContext): CalendarDate | undefined {
  const date = readDate(cells, column);
  if (date !== undefined && context.now !== undefined && date > latestDayAt(context.now)) throw new RowFault(column, date, 'future-date');
  return date;
}

const YEAR = /^\d{4}$/;

/** care 1: a year alone is no date, and yet something known. Not after today anywhere. */
export function readPastYear(cells: Cells, column: string, context: ImportContext): string | undefined {
  const text = readCode(cells, column);
  if (text === undefined || !YEAR.test(text)) return undefined;
  if (context.now !== undefined && text > latestDayAt(context.now).slice(0, 4)) throw new RowFault(column, text, 'future-date');
  return text;
}

/** RFC 3339, or a local date and time (or a date: its midnight) taken in the company's zone; not after the clock. */
export function readPastInstant(cells: Cells, column: string, context: ImportContext): Instant | undefined {
  const text = readCode(cells, column);
  if (text === undefined) return undefined;
  const instant = parseOnce(text, context.timeZone);
  if (instant === undefined) throw new RowFault(column, text, 'malformed-time');
  if (context.now !== undefined && instant > context.now) throw new RowFault(column, text, 'future-date');
  return instant;
}

const SHAPE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}|$)/;
let latest: { text: string; zone: string; instant: Instant | undefined } | undefined;

/** Lines of one order follow one another and bear the same time: the last one parsed is remembered. */
function parseOnce(text: string, zone: string): Instant | undefined {
  if (latest === undefined || latest.text !== text || latest.zone !== zone) {
    latest = { text, zone, instant: SHAPE.test(text) ? parseInstant(text, zone) : undefined };
  }
  return latest.instant;
}

/** An exact decimal, in plain digits. */
export function readDecimal(cells: Cells, column: string): string | undefined {
  const text = readCode(cells, column);
  if (text === undefined) return undefined;
  if (!DECIMAL.test(text)) throw new RowFault(column, text, 'not-a-number');
  return new Big(text.replace(/^\+/, '').replace(/\.$/, '')).toFixed();
}

export function readAtLeast(cells: Cells, column: string, least: number): string | undefined {
  const decimal = readDecimal(cells, column);
  if (decimal !== undefined && new Big(decimal).lt(least)) throw new RowFault(column, decimal, 'out-of-range');
  return decimal;
}

export function readAbove(cells: Cells, column: string, bound: number): string | undefined {
  const decimal = readDecimal(cells, column);
  if (decimal !== undefined && new Big(decimal).lte(bound)) throw new RowFault(column, decimal, 'out-of-range');
  return decimal;
}

export function readWhole(cells: Cells, column: string, least: number, most: number): number | undefined {
  const decimal = readDecimal(cells, column);
  if (decimal === undefined) return undefined;
  const whole = Number(decimal);
  if (!Number.isInteger(whole) || whole < least || whole > most) throw new RowFault(column, decimal, 'out-of-range');
  return whole;
}

export function readZone(cells: Cells, column: string): string | undefined {
  const text = readCode(cells, column);
  if (text === undefined) return undefined;
  if (!isTimeZone(text)) throw new RowFault(column, text, 'unknown-time-zone');
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
}

export function readCountry(cells: Cells, column: string, context: ImportContext): string | undefined {
  const text = readCode(cells, column)?.toUpperCase();
  if (text !== undefined && !context.isCountry(text)) throw new RowFault(column, text, 'unknown-country');
  return text;
}

export function readLocale(cells: Cells, column: string): string | undefined {
  const text = readCode(cells, column);
  if (text === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    throw new RowFault(column, text, 'unknown-language');
  }
}

/** Columns `<prefix><name>`. */
export function readOpen(cells: Cells, prefix: string, limit: number): Record<string, string> | undefined {
  const columns = Object.keys(cells).filter((column) => column.startsWith(prefix) && column.length > prefix.length);
  if (columns.length === 0) return undefined;
  return Object.fromEntries(columns.map((column) => [column.slice(prefix.length), readText(cells, column, limit) ?? '']));
}
