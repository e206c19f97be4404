import * as z from 'zod';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import { contentLocales } from '../../domain/wording/greeting.ts';
import type { TestMessage, TestMessages } from '../../workflows/tests/test-messages.ts';
import { channel, instant, short } from './items/fields.ts';
import type { Key, Table } from './table.ts';

const words = z.object({ subject: z.string().max(2000), html: z.string().max(200_000), text: z.string().max(100_000) });

const stored: z.ZodType<TestMessage> = z.object({
  id: short,
  at: instant,
  by: short,
  to: short,
  channel,
  campaign: short,
  step: short,
  locale: z.enum(contentLocales),
  state: z.enum(['waiting', 'sending', 'sent', 'failed', 'unknown']),
  why: short.optional(),
  words: words.optional(),
} satisfies Record<keyof TestMessage, z.ZodType>);

const PARTITION = 'TESTS';
const keyOf = (id: string): Key => ({ pk: PARTITION, sk: id });

/** One that never goes is forgotten with its words after a day; what went is remembered for a year. */
const WAITS = DAY;
const REMEMBERED = 400 * DAY;

/** Items `TESTS` / `<instant>#<id>`. */
export const dynamoTestMessages = (table: Table): TestMessages => ({
  async put(test) {
    await table.put({ ...keyOf(test.id), type: 'TEST', expiresAt: Math.ceil((test.at + WAITS) / 1000), ...stored.parse(test) });
  },

  async read(id) {
    const item = await table.get(keyOf(id), { consistent: true });
    return item === undefined ? undefined : stored.parse(item);
  },

  async begin(id) {
    const change = { set: { state: 'sending' }, remove: ['words'] };
    return (await table.update(keyOf(id), change, { equals: ['state', 'waiting'] })) !== undefined;
  },

  async settle(id, state, why) {
    const test = await table.get(keyOf(id), { consistent: true });
    if (test === undefined) return;
    const expiresAt = Math.ceil((stored.parse(test).at + REMEMBERED) / 1000);
    const set = { state, expiresAt, ...(why === undefined ? {} : { why: why.slice(0, 256) }) };
    await table.update(keyOf(id), { set, remove: ['words'] }, { present: 'pk' });
  },

  async recent(limit) {
    const { items } = await table.query({ partition: PARTITION, descending: true, limit });
    return items.map((item) => stored.parse(item));
  },
});
