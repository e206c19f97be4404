import * as z from 'zod';
import type { Broadcast, BroadcastSegment } from '../../domain/broadcasts/broadcast.ts';
import type { BroadcastBook } from '../../workflows/broadcasts/broadcast-book.ts';
import { calendarDate, id, instant, type StoredAs, text } from './items/fields.ts';
import { sortKey } from './keys.ts';
import { type Key, queryAll, type Table } from './table.ts';

const HEADS = 'BROADCASTS';

const storedHead: StoredAs<Broadcast> = z.object({
  id,
  campaign: id,
  step: id,
  date: calendarDate,
  to: z.discriminatedUnion('kind', [z.object({ kind: z.literal('everybody') }), z.object({ kind: z.literal('owners'), model: text })]),
  perHour: z.int().positive(),
  state: z.enum(['running', 'paused', 'done']),
  startedAt: instant,
  by: text,
  goesOnSince: instant,
} satisfies Record<keyof Broadcast, z.ZodType>);

const storedSegment: StoredAs<BroadcastSegment> = z.object({
  segment: text,
  after: text.optional(),
  done: z.boolean(),
  looked: z.int().nonnegative(),
  queued: z.int().nonnegative(),
  at: instant,
} satisfies Record<keyof BroadcastSegment, z.ZodType>);

const headKey = (broadcast: string): Key => ({ pk: HEADS, sk: sortKey('HEAD', broadcast) });
const segmentsOf = (broadcast: string): string => `${HEADS}#${encodeURIComponent(broadcast)}`;

export function dynamoBroadcastBook(table: Table): BroadcastBook {
  const headItem = (broadcast: Broadcast) => ({ ...headKey(broadcast.id), type: 'BROADCAST', ...z.encode(storedHead, broadcast) });
  const segmentItem = (broadcast: string, segment: BroadcastSegment) => ({
    pk: segmentsOf(broadcast),
    sk: sortKey('SEGMENT', segment.segment),
    type: 'BROADCAST_SEGMENT',
    ...z.encode(storedSegment, segment),
  });

  return {
    async list() {
      const heads: Broadcast[] = [];
      for await (const item of queryAll(table, { partition: HEADS, consistent: true })) heads.push(z.decode(storedHead, item));
      return heads.sort((a, b) => b.startedAt - a.startedAt);
    },

    async get(broadcast) {
      const item = await table.get(headKey(broadcast), { consistent: true });
      return item === undefined ? undefined : z.decode(storedHead, item);
    },

    async create(broadcast, segments) {
      // The segments first: a head without them would be done at once.
      if ((await table.get(headKey(broadcast.id), { consistent: true })) !== undefined) return false;
      for (const segment of segments) await table.put(segmentItem(broadcast.id, segment));
      return await table.put(headItem(broadcast), { absent: 'pk' });
    },

    move: (broadcast, from) => table.put(headItem(broadcast), { equals: ['state', from] }),

    async segments(broadcast) {
      const found: BroadcastSegment[] = [];
      for await (const item of queryAll(table, { partition: segmentsOf(broadcast), consistent: true }))
        found.push(z.decode(storedSegment, item));
      return found;
    },

    advance: (broadcast, next, before) => table.put(segmentItem(broadcast, next), { equals: ['looked', before.looked] }),
  };
}
