import * as z from 'zod';
import type { Instant } from '../../domain/calendar/calendar-date.ts';
import { instantText } from '../../domain/calendar/zoned-time.ts';
import type { Bookings } from '../../workflows/bookings.ts';
import { keyOf } from './item-key.ts';
import { storedBooking, visitsOf } from './items/booking-item.ts';
import { readRecord, recordItem } from './items/record-item.ts';
import { customerKey, endOf } from './keys.ts';
import { monthsOf } from './months-of.ts';
import { atRevision, type Item, type Key, queryAll, type Table, type Write } from './table.ts';

const SLOTS = 'SLOTS';

const stored = z.object({ at: z.int(), taken: z.int() });
const revised = z.object({ rev: z.int() });

/** All have the same length, so that they stand in order of time. */
const slotKey = (at: Instant): Key => ({ pk: SLOTS, sk: instantText(at) });

const count = (at: Instant, places: 1 | -1) => ({ update: slotKey(at), change: { set: { type: 'SLOT', at }, add: { taken: places } } });

/**
 * One counter for each time that was ever booked. Booking and counters are written in one transaction: nothing can die between them,
 * so no place is taken without a booking and no booking stands without its place.
 */
export function dynamoBookings(table: Table): Bookings {
  return {
    async taken(from, to) {
      const places = new Map<Instant, number>();
      const range = { partition: SLOTS, from: slotKey(from).sk, to: slotKey(to).sk, consistent: true };
      for await (const item of queryAll(table, range)) {
        const { at, taken } = stored.parse(item);
        places.set(at, taken);
      }
      return places;
    },

    async *between(from, to) {
      const [first, last] = [instantText(from), instantText(to)];
      for (const month of monthsOf(first.slice(0, 10), last.slice(0, 10))) {
        const range = { index: 'lookup', partition: visitsOf(month), from: first, to: endOf(last) } as const;
        for await (const item of queryAll(table, range)) {
          const { customer, record } = readRecord(item);
          if (record.type === 'BOOKING') yield { customer, booking: record.body };
        }
      }
    },

    write({ customer, booking, expectedRev, take, free }) {
      const body = recordItem({ customer, record: { type: 'BOOKING', body: booking }, rev: expectedRev + 1 }, 'live');
      const writes: Write[] = [
        // Nothing is written for somebody who has been erased meanwhile.
        { check: customerKey(customer, 'PROFILE'), condition: { present: 'pk' } },
        { put: body, condition: atRevision(expectedRev) },
      ];
      const count = (at: Instant, places: 1 | -1) => ({
        update: slotKey(at),
        change: { set: { type: 'SLOT', at }, add: { taken: places } },
      });
      if (take !== undefined) {
        const hasRoom = { anyOf: [{ absent: 'pk' }, { below: ['taken', take.capacity] }] } as const;
        writes.push({ ...count(take.at, 1), condition: hasRoom });
      }
      if (free !== undefined) writes.push(count(free, -1));
      return table.transact(writes);
    },
  };
}

/** Takes visits away for good, each with its place: of somebody who is erased. */
export async function forgetVisits(table: Table, held: readonly Item[]): Promise<void> {
  for (const item of held) {
    if (item.type !== 'BOOKING') continue;
    const { status, visitAt } = storedBooking.parse(item);
    const { rev } = revised.parse(item);
    if (status === 'booked') await table.transact([{ remove: keyOf(item), condition: { equals: ['rev', rev] } }, count(visitAt, -1)]);
  }
}
