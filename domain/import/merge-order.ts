import type { CalendarDate } from '../calendar/calendar-date.ts';
import { localDate } from '../calendar/zoned-time.ts';
import type { Order, OrderLine } from '../order.ts';
import { withoutBlanks } from './given.ts';
import type { OrderLineRow } from './parse-order-line.ts';
import { sameRecord } from './same-record.ts';

export type Outcome = 'created' | 'changed' | 'unchanged' | 'too-many-lines';

/** An order is one item, which can hold 400 KB. */
const LINES_LIMIT = 2000;
const SIZE_LIMIT = 350_000;

export interface NumberedLine extends OrderLineRow {
  readonly ordinal: number;
}

/**
 * An order with more lines of a file: each is put in by sku and ordinal, none is taken away, blanks leave what stands, the earliest time counts, and the day
 * stays where the time does. Lines keep the order in which they came: of equally dear ones the first names the day's category.
 */
export function mergeOrder(
  existing: Order | undefined,
  rows: readonly NumberedLine[],
  zone: string,
): { order: Order | undefined; outcomes: readonly Outcome[] } {
  const lines = new Map((existing?.lines ?? []).map((line) => [lineKey(line), line]));
  let at = existing?.at;
  let size = sizeOf([...lines.values()]);
  const outcomes = rows.map((row): Outcome => {
    const key = lineKey({ ...row.line, ordinal: row.ordinal });
    const before = lines.get(key);
    const category = row.line.category === '' ? (before?.category ?? '') : row.line.category;
    const next: OrderLine = { ...row.line, ...before, ...withoutBlanks(row.line), category, ordinal: row.ordinal };
    const grown = size + sizeOf([next]) - (before === undefined ? 0 : sizeOf([before]));
    if (before === undefined ? lines.size >= LINES_LIMIT || grown > SIZE_LIMIT : grown > SIZE_LIMIT && grown > size)
      return 'too-many-lines';
    const same = sameRecord(before, next) && at !== undefined && at <= row.at;
    lines.set(key, next);
    size = grown;
    at = at === undefined ? row.at : Math.min(at, row.at);
    return before === undefined ? 'created' : same ? 'unchanged' : 'changed';
  });
  if (at === undefined) return { order: undefined, outcomes };
  return { order: assemble(existing, rows[0]?.order ?? existing?.id ?? '', at, [...lines.values()], zone), outcomes };
}

function assemble(existing: Order | undefined, id: string, at: number, lines: readonly OrderLine[], zone: string): Order {
  const deliveredOn = lastDelivery(lines);
  return {
    id,
    at,
    day: existing !== undefined && existing.at === at ? existing.day : localDate(at, zone),
    lines,
    ...(deliveredOn === undefined ? {} : { deliveredOn }),
  };
}

const lineKey = (line: Pick<OrderLine, 'sku' | 'ordinal'>): string => `${line.ordinal} ${line.sku}`;

/** Rough bytes: names of attributes included, letters counted as the three bytes that they may take. */
function sizeOf(lines: readonly OrderLine[]): number {
  return lines.reduce((sum, line) => sum + 160 + 3 * (line.sku.length + line.category.length + (line.description?.length ?? 0)), 0);
}

function lastDelivery(lines: readonly OrderLine[]): CalendarDate | undefined {
  return lines.reduce<CalendarDate | undefined>(
    (last, { deliveredOn }) => (deliveredOn !== undefined && (last === undefined || deliveredOn > last) ? deliveredOn : last),
    undefined,
  );
}
