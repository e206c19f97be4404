import { createHash } from 'node:crypto';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import type { TableMarks } from '../../workflows/take-table-rows.ts';
import type { Key, Table } from './table.ts';

/** A stream remembers a day; what it gave up is kept for longer, and may be handed in again. */
const REMEMBERED = 30 * DAY;

/** The key of an item of theirs may be somebody's address. */
const keyOf = (item: string): Key => ({ pk: `TAKEN#${createHash('sha256').update(item).digest('base64url')}`, sk: 'TAKEN' });

/** Items `TAKEN#<hash of stream and key>`, each in a partition of its own; they go 30 days after the last change. */
export const dynamoTableMarks = (table: Table): TableMarks => ({
  async read(items) {
    const found = await table.getMany(items.map(keyOf), { consistent: true });
    const byKey = new Map(found.map(({ pk, sequence }) => [pk, sequence]));
    return new Map(
      items.flatMap((item) => {
        const sequence = byKey.get(keyOf(item).pk);
        return typeof sequence === 'string' ? [[item, sequence] as const] : [];
      }),
    );
  },

  async move(marks, at) {
    const expiresAt = Math.ceil((at + REMEMBERED) / 1000);
    await table.writeMany([...marks].map(([item, sequence]) => ({ ...keyOf(item), type: 'TAKEN', sequence, expiresAt })));
  },
});
