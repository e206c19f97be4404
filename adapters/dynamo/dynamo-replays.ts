import { createHash } from 'node:crypto';
import * as z from 'zod';
import { DAY } from '../../domain/calendar/calendar-date.ts';
import type { Clock } from '../../workflows/clock.ts';
import type { Replay, Replays } from '../../workflows/replays.ts';
import type { Key, Table } from './table.ts';

const stored: z.ZodType<Replay> = z.object({
  print: z.string().max(64),
  done: z.boolean(),
  answer: z.object({ status: z.int(), type: z.string().max(256), body: z.string().max(400_000) }).optional(),
} satisfies Record<keyof Replay, z.ZodType>);

const keyOf = (key: string): Key => ({ pk: `ONCE#${createHash('sha256').update(key).digest('base64url')}`, sk: 'ONCE' });

/** Items `ONCE#<hash of the key>`, which the table forgets after a day. */
export function dynamoReplays(table: Table, clock: Clock): Replays {
  const item = (key: string, replay: Replay) => ({
    ...keyOf(key),
    type: 'ONCE',
    until: clock.now() + DAY,
    expiresAt: Math.ceil((clock.now() + DAY) / 1000),
    ...stored.parse(replay),
  });
  return {
    async begin(key, print) {
      // What is a day old may still stand: the table takes its time to forget.
      const free = { anyOf: [{ absent: 'pk' }, { below: ['until', clock.now()] }] } as const;
      if (await table.put(item(key, { print, done: false }), free)) return undefined;
      const standing = await table.get(keyOf(key), { consistent: true });
      return standing === undefined ? { print, done: false } : stored.parse(standing);
    },
    async finish(key, print, answer) {
      await table.put(item(key, { print, done: true, ...(answer === undefined ? {} : { answer }) }));
    },
    async drop(key) {
      // Free at once, and forgotten with the others.
      await table.update(keyOf(key), { set: { until: 0 } }, { present: 'pk' });
    },
  };
}
