import { dynamoCursor } from '../../adapters/dynamo/dynamo-cursor.ts';
import { storesOn } from '../../adapters/dynamo/stores-on.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { MINUTE } from '../../domain/calendar/calendar-date.ts';
import { findDue } from '../../workflows/due/find-due.ts';
import type { DuePage } from '../../workflows/due-queue.ts';
import { type DueOnDay, dueDays } from './calendar-of.ts';

/** Looks over the five minutes in which so many fall due of what `loadCalendar` wrote; 0: over five an hour later, in which nobody does. */
export async function lookForDue(table: Table, due: DueOnDay | 0): Promise<readonly DuePage[]> {
  const tenInLondon = Date.parse(`${dueDays[due === 0 ? 1000 : due]}T10:02:00Z`);
  const to = due === 0 ? tenInLondon + 75 * MINUTE : tenInLondon;
  const clock = { now: () => to };
  const handled = { read: async () => undefined, write: async () => undefined };
  const cursor = dynamoCursor(table, handled);
  await table.put({ pk: 'ENGINE', sk: 'CURSOR', type: 'CURSOR', handledTo: to - 5 * MINUTE });
  const pages: DuePage[] = [];
  const queue = { send: async (more: readonly DuePage[]) => void pages.push(...more) };
  await findDue({ ...storesOn(table, clock), clock, cursor, queue });
  return pages;
}
