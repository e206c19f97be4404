import { createHash } from 'node:crypto';
import * as z from 'zod';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { AuditEntry, AuditLog } from '../../workflows/audit-log.ts';
import { instant, short } from './items/fields.ts';
import type { Key, Table } from './table.ts';

const text = z.string().max(1024);
const stored: z.ZodType<AuditEntry> = z.object({
  at: instant,
  by: short,
  as: z.array(short).max(20),
  act: short,
  on: z.record(short, text),
  made: text.optional(),
} satisfies Record<keyof AuditEntry, z.ZodType>);

const REMEMBERED = 800 * DAY;
const partitionOf = (month: string): string => `AUDIT#${month}`;

function keyOf(entry: AuditEntry): Key {
  const tie = createHash('sha256').update(JSON.stringify(entry)).digest('base64url').slice(0, 12);
  return { pk: partitionOf(instantText(entry.at).slice(0, 7)), sk: `${entry.at}#${tie}` };
}

/** Items `AUDIT#<UTC month>` / `<epoch milliseconds>#…`, which the table forgets after 800 days. */
export const dynamoAuditLog = (table: Table): AuditLog => ({
  async note(entry) {
    const expiresAt = Math.ceil((entry.at + REMEMBERED) / 1000);
    await table.put({ ...keyOf(entry), type: 'AUDIT', expiresAt, ...stored.parse(entry) });
  },
  async page(month, after, limit) {
    const pk = partitionOf(month);
    const { items, next } = await table.query({
      partition: pk,
      descending: true,
      limit,
      ...(after === undefined ? {} : { after: { pk, sk: after } }),
    });
    return { items: items.map((item) => stored.parse(item)), ...(next === undefined ? {} : { next: String(next.sk) }) };
  },
});
