import * as z from 'zod';
import type { Broadcast, BroadcastSegment } from '../../domain/broadcasts/broadcast.ts';
import type { BroadcastBook } from '../../workflows/broadcasts/broadcast-book.ts';
import { cursorAt, readCursor } from './dynamo-audience-walk.ts';
import { keyOf } from './item-key.ts';
import { calendarDate, id, instant, type StoredAs, text } from './items/fields.ts';
import { customerPk, sortKey } from './keys.ts';
import { type Key, queryAll, type Table } from './table.ts';

const HEADS = 'BROADCASTS';

const storedHead: StoredAs<Broadcast> = z.object({
  id,
  campaign: id,
  step: id,
  date: calendarDate,
  to: z.discriminatedUnion('kind', [z.object({ kind: z.literal('everybody') }), z.object({ kind: z.literal('owners'), model: text })]),
  perHour: z.int().positive(),
  state: z.enum(['running', 'paused', 'done', 'cancelled']),
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

/** A walk stands where it stands by the name of whom it met last: an erased person's place is taken by whoever stands before them. */
export async function forgetInBroadcasts(table: Table, customer: string): Promise<void> {
  const place = JSON.stringify(customerPk(customer));
  for await (const head of queryAll(table, { partition: HEADS, consistent: true })) {
    for await (const item of queryAll(table, { partition: segmentsOf(z.decode(storedHead, head).id), consistent: true })) {
      const { segment, after, looked } = z.decode(storedSegment, item);
      if (after === undefined || !after.includes(place)) continue;
      const walked = { index: 'lookup', partition: segment, descending: true, limit: 1 } as const;
      const [before] = (await table.query({ ...walked, after: readCursor(after) })).items;
      const change = before === undefined ? { remove: ['after'] } : { set: { after: cursorAt(before) } };
      await table.update(keyOf(item), change, { equals: ['looked', looked] });
    }
  }
}

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
