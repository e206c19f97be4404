import * as z from 'zod';
import type { LearnQueue, LearnRequest } from '../../workflows/learn/learn-queue.ts';
import { keyOf } from './item-key.ts';
import { calendarDate, id, jsonText, type StoredAs } from './items/fields.ts';
import { queryAll, type Table } from './table.ts';

const storedRequest: StoredAs<LearnRequest> = z.object({ day: calendarDate, customers: jsonText(z.array(id).readonly()) });

/**
 * Release 0.1.0 kept requests to learn in the table, the first of them one for each customer: those of its last night go into the queue.
 * Where this dies in between, one is asked twice.
 */
export async function moveRequests(table: Table, queue: Pick<LearnQueue, 'ask'>): Promise<void> {
  for await (const item of queryAll(table, { partition: 'CYCLE_REQUESTS' })) {
    const { day, customers } = z.decode(storedRequest, { customers: JSON.stringify([item.customer]), ...item });
    await queue.ask(day, customers);
    await table.writeMany([], [keyOf(item)]);
  }
}
