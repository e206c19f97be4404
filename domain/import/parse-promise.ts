import { addDays, type Instant, parseCalendarDate } from '../calendar/calendar-date.ts';
import { parseInstant, startOfDay } from '../calendar/zoned-time.ts';
import { type PromiseGiven, promiseKinds } from '../promises/promise.ts';
import type { ImportContext } from './import-context.ts';
import type { Cells } from './raw-row.ts';
import * as read from './read-cells.ts';
import { RowFault } from './reject.ts';

export interface PromiseRow {
  readonly kind: 'promises';
  readonly customer: string;
  readonly promise: PromiseGiven;
}

/** > No due date → rejected. A time in the future is what a promise is about; when it was kept lies behind us. */
export function parsePromise(cells: Cells, context: ImportContext): PromiseRow {
  return {
    kind: 'promises',
    customer: read.need(read.readId(cells, 'customer_id'), 'customer_id'),
    promise: {
      id: read.need(read.readId(cells, 'promise_id'), 'promise_id'),
      kind: read.need(read.readOneOf(cells, 'kind', promiseKinds), 'kind'),
      text: read.need(read.readText(cells, 'text', 500), 'text').trim(),
      dueAt: read.need(readDue(cells, 'due_at', context), 'due_at'),
      keptAt: read.readPastInstant(cells, 'kept_at', context),
    },
  };
}

/** A mere date is due at the end of that day. */
function readDue(cells: Cells, column: string, { timeZone }: ImportContext): Instant | undefined {
  const text = read.readText(cells, column, 200)?.trim();
  if (text === undefined) return undefined;
  const day = parseCalendarDate(text);
  const instant = day === undefined ? parseInstant(text, timeZone) : startOfDay(addDays(day, 1), timeZone);
  if (instant === undefined) throw new RowFault(column, text, 'malformed-time');
  return instant;
}
