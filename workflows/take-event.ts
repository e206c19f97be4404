import * as z from 'zod';
import { idOfEvent, rowsOfEvent } from '../domain/bus/incoming-events.ts';
import type { Instant } from '../domain/calendar/calendar-date.ts';
import type { ImportKind } from '../domain/import/import-kind.ts';
import type { Reject } from '../domain/import/reject.ts';
import type { Clock } from './clock.ts';
import type { Taken } from './take-records.ts';

/** What another system has told on a bus. */
export interface IncomingEvent {
  /** The bus's own. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly detail: unknown;
}

/** An event of which something could not be taken; what it said of people is not in it. */
export interface RefusedEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly at: Instant;
  /** Column or field and reason, the first ten. */
  readonly reasons: readonly string[];
}

export interface EventLog {
  /** Whether an event has been worked through before. */
  knows(source: string, id: string): Promise<boolean>;
  /** Written after the rows are in: a crash between the two takes them twice, which is once. */
  note(source: string, id: string, at: Instant): Promise<void>;
  refuse(event: RefusedEvent): Promise<void>;
  /** The newest first. */
  refused(limit: number): Promise<readonly RefusedEvent[]>;
}

export interface TakeEventServices {
  readonly clock: Clock;
  readonly log: EventLog;
  readonly takeRecords: (kind: ImportKind, rows: readonly unknown[]) => Promise<Taken>;
}

const MOST_REASONS = 10;

/**
 * Takes what another system tells by the same way as a file's rows, once for each id. What cannot be read is written down with its reasons
 * and not tried again: it would be no better. Whatever else goes wrong is thrown, and the queue brings it again.
 */
export async function takeEvent(
  { clock, log, takeRecords }: TakeEventServices,
  event: IncomingEvent,
): Promise<'taken' | 'known' | 'refused'> {
  const { source, type, detail } = event;
  const id = idOfEvent(type, detail, event.id);
  if (await log.knows(source, id)) return 'known';
  const reasons: string[] = [];
  for (const [kind, rows] of read(type, detail, reasons)) {
    const { rejects } = await takeRecords(kind, rows);
    reasons.push(...refusalsOf(kind, rejects));
  }
  const at = clock.now();
  if (reasons.length > 0) await log.refuse({ id, source, type, at, reasons: [...new Set(reasons)].slice(0, MOST_REASONS) });
  await log.note(source, id, at);
  return reasons.length > 0 ? 'refused' : 'taken';
}

/** Column and reason, and nothing of what stood there. */
export const refusalsOf = (kind: ImportKind, rejects: readonly Reject[]): string[] =>
  rejects.map(({ column, reason }) => `${kind}${column === '' ? '' : `.${column}`}: ${reason}`);

function read(type: string, detail: unknown, reasons: string[]): NonNullable<ReturnType<typeof rowsOfEvent>> {
  try {
    const rows = rowsOfEvent(type, detail);
    if (rows === undefined) reasons.push('nobody here reads events of this type');
    return rows ?? [];
  } catch (fault) {
    if (!(fault instanceof z.ZodError)) throw fault;
    reasons.push(...fault.issues.map(({ path, message }) => `${path.join('.') || 'event'}: ${message}`.slice(0, 200)));
    return [];
  }
}
