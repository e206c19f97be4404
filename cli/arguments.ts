import { statSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { type CalendarDate, type Instant, parseCalendarDate } from '../domain/calendar/calendar-date.ts';
import { parseInstant } from '../domain/calendar/zoned-time.ts';
import { WrongUse } from './outcome.ts';

export function toPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number up to 65535.');
  return port;
}

export function toDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new InvalidArgumentError('A date is written YYYY-MM-DD.');
  return date;
}

export function toInstant(text: string): Instant {
  const instant = parseInstant(text, 'UTC');
  if (instant === undefined) throw new InvalidArgumentError('An instant is written 2026-12-01T10:00:00Z.');
  return instant;
}

export function toWhole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is wanted.');
  return Number(text);
}

export function toDays(text: string): number {
  const days = Number(text);
  if (!/^\d{1,2}$/.test(text) || days < 1 || days > 90) throw new InvalidArgumentError('A number of days from 1 to 90 is wanted.');
  return days;
}

export function toShare(text: string): number {
  const share = Number(text);
  if (!/^\d{1,3}(\.\d{1,6})?$/.test(text) || share > 100) throw new InvalidArgumentError('A number from 0 to 100 is wanted, 0.5 for one.');
  return share;
}

export function toNumber(text: string): number {
  if (!/^-?\d{1,12}(\.\d{1,10})?$/.test(text)) throw new InvalidArgumentError('A number is wanted, such as 2.5.');
  return Number(text);
}

/** `Header=column`, the last `=` dividing: a header may hold one itself. */
export function toColumnMap(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1 || at === pair.length - 1) throw new WrongUse(`--map wants Header=column, not "${pair}".`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** The file's size; a sentence where there is none. */
export function sizeOfFile(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new WrongUse(`There is no file ${path}.`);
  if (!found.isFile()) throw new WrongUse(`${path} is not a file.`);
  return found.size;
}
