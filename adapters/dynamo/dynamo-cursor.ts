import * as z from 'zod';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import type { Cursor } from '../../workflows/engine-memory.ts';
import type { Condition, Key, Table } from './table.ts';

/** The handled instant kept outside the table, which a restore does not take back. */
export interface HandledInstant {
  read(): Promise<Instant | undefined>;
  write(handled: Instant): Promise<void>;
}

const cursorKey: Key = { pk: 'ENGINE', sk: 'CURSOR' };
const stored = z.object({ handledTo: z.int() });

/** The table moves first: outside it the instant lies ahead only after a restore. */
export function dynamoCursor(table: Table, outside: HandledInstant): Cursor {
  return {
    async read() {
      // In this order: read side by side, a look beside this one could seem to be a restore.
      const handled = await outside.read();
      const item = await table.get(cursorKey, { consistent: true });
      return { stored: item === undefined ? undefined : stored.parse(item).handledTo, handled };
    },

    async advance(from, to) {
      const condition: Condition = from === undefined ? { absent: 'pk' } : { equals: ['handledTo', from] };
      if (!(await table.put({ ...cursorKey, type: 'CURSOR', handledTo: to }, condition))) return false;
      await outside.write(to);
      return true;
    },
  };
}
