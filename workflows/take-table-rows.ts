import type { Instant } from '../domain/calendar/calendar-date.ts';
import type { Clock } from './clock.ts';
import { type EventLog, refusalsOf, type TakeEventServices } from './take-event.ts';

/** A change of an item in a table that another system keeps its customers in. */
export interface TableChange {
  /** The stream's own. */
  readonly id: string;
  /** Of the table. */
  readonly source: string;
  /** The stream and the item's key in it. */
  readonly item: string;
  /** Of one item's changes the later bears the greater number: decimal digits. */
  readonly sequence: string;
  /** By columns of `customers`. */
  readonly row: Readonly<Record<string, unknown>>;
}

/** How far each item's changes have been taken. */
export interface TableMarks {
  /** By item; one that is not in it was never seen, or not for longer than a stream remembers. */
  read(items: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Written after the rows are in: a crash between the two takes them twice, which is once. */
  move(marks: ReadonlyMap<string, string>, at: Instant): Promise<void>;
}

export interface TakeTableServices {
  readonly clock: Clock;
  readonly log: Pick<EventLog, 'refuse'>;
  readonly marks: TableMarks;
  readonly takeRecords: TakeEventServices['takeRecords'];
}

/**
 * Takes what has changed in another system's table as rows of a file, in order and each change once: one that comes again, or after a
 * later one of its item, changes nothing back. What cannot be taken is written down with its reasons and not tried again.
 */
export async function takeTableRows({ clock, log, marks, takeRecords }: TakeTableServices, changes: readonly TableChange[]): Promise<void> {
  const reached = new Map(await marks.read(changes.map(({ item }) => item)));
  const fresh = changes.filter(({ item, sequence }) => {
    const isFresh = isAfter(sequence, reached.get(item));
    if (isFresh) reached.set(item, sequence);
    return isFresh;
  });
  if (fresh.length === 0) return;
  const { rejects } = await takeRecords(
    'customers',
    fresh.map(({ row }) => row),
  );
  const at = clock.now();
  for (const reject of rejects) {
    const change = fresh[reject.line - 1];
    if (change === undefined) throw new Error(`Line ${reject.line} was rejected, of ${fresh.length} that were handed in`);
    const { id, source } = change;
    await log.refuse({ id, source, type: 'customers', at, reasons: refusalsOf('customers', [reject]) });
  }
  await marks.move(new Map(fresh.map(({ item }) => [item, reached.get(item) ?? ''])), at);
}

/** The numbers have up to 40 digits, and not always as many. */
const isAfter = (one: string, other: string | undefined): boolean => other === undefined || BigInt(one) > BigInt(other);
