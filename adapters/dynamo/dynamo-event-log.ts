import { createHash } from 'node:crypto';
import * as z from 'zod';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { EventLog, RefusedEvent } from '../../workflows/take-event.ts';
import { id, instant, type StoredAs, short } from './items/fields.ts';
import type { Key, Table } from './table.ts';

const stored: StoredAs<RefusedEvent> = z.object({
  id,
  source: short,
  type: short,
  at: instant,
  reasons: z.array(short).max(10).readonly(),
} satisfies Record<keyof RefusedEvent, z.ZodType>);

const REFUSED = 'REFUSED_EVENTS';
/** A bus tries for a day, a queue keeps for four, a dead-letter queue for fourteen. */
const REMEMBERED = 30 * DAY;

const hashOf = (source: string, event: string): string => createHash('sha256').update(`${source}\n${event}`).digest('base64url');
const keyOf = (source: string, event: string): Key => ({ pk: `TOLD#${hashOf(source, event)}`, sk: 'TOLD' });
const until = (at: number): number => Math.ceil((at + REMEMBERED) / 1000);

/** Items `TOLD#<hash>`, each in a partition of its own, and `REFUSED_EVENTS` / `<instant>#<hash>`; both go after 30 days. */
export const dynamoEventLog = (table: Table): EventLog => ({
  knows: async (source, event) => (await table.get(keyOf(source, event), { consistent: true })) !== undefined,

  async note(source, event, at) {
    await table.put({ ...keyOf(source, event), type: 'TOLD', at, expiresAt: until(at) });
  },

  async refuse(event) {
    const sk = `${instantText(event.at)}#${hashOf(event.source, event.id).slice(0, 12)}`;
    const { type: told, ...rest } = stored.parse(event);
    await table.put({ pk: REFUSED, sk, type: 'REFUSED_EVENT', ...rest, told, expiresAt: until(event.at) });
  },

  async refused(limit) {
    const { items } = await table.query({ partition: REFUSED, descending: true, limit });
    return items.map(({ told, ...item }) => stored.parse({ ...item, type: told }));
  },
});
